#include "indexer/analyse/speech/sieves.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kAfterWindow = 22;  // Tokens between quote and its cue.
constexpr std::size_t kMaxNameWords = 4;
constexpr std::size_t kBeforeWindow = 14;  // Tokens between cue and its quote.

bool IsDashToken(const Token& token) {
  return !token.is_word && IsDash(static_cast<char32_t>(token.hash));
}

// The point after "Mr" and after an initial ends nothing.
bool EndsClause(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].Is(';')) return true;
  if (!tokens[i].Is('.') || i == 0) return false;
  const Token& before = tokens[i - 1];
  return !before.Has(kAbbreviation) && before.end - before.begin > 1;
}

std::size_t ClosingMarkSize(std::string_view quoted) {
  if (quoted.ends_with("''")) return 2;
  const char32_t mark = DecodeBefore(quoted, quoted.size());
  if (mark < 0x80) return 1;
  return mark < 0x800 ? 2 : 3;
}

// The last character of what was said, before the marks of a quotation inside:
// the comma of “…, ‘Well done,’ ”.
char32_t LastSaid(std::string_view quoted) {
  while (!quoted.empty()) {
    const char32_t last = DecodeBefore(quoted, quoted.size());
    if (!IsSpace(last) && last != '\'' && last != 0x2019) return last;
    const std::size_t size = last < 0x80 ? 1 : last < 0x800 ? 2 : 3;
    quoted.remove_suffix(std::min(size, quoted.size()));
  }
  return 0;
}

}  // namespace

std::optional<Attribution> SentenceSieves::VerbFirst(TokenRange after,
                                                     std::size_t i) const {
  if (cues_.IsAccordingTo(after, i)) {
    const auto source = subjects_.From(after, i + 2);
    if (!source) return std::nullopt;
    return Attribution{Sieve::kAccordingTo, *source, i};
  }
  const bool cue = cues_.IsCue(tokens_[i]) && !cues_.IsParticiple(tokens_[i]) &&
                   !tokens_[i].capital && i + 1 < after.end;
  const Token* next = cue ? &tokens_[i + 1] : nullptr;
  if (next == nullptr || !next->is_word ||
      (next->Has(kAfterSubject) && !next->capital)) {
    return std::nullopt;
  }
  const auto source = subjects_.From(after, i + 1);
  if (!source) return std::nullopt;
  return Attribution{Sieve::kInverted, *source, i};
}

std::optional<Attribution> SentenceSieves::SubjectFirst(TokenRange after,
                                                        std::size_t begin,
                                                        std::size_t limit,
                                                        Sieve sieve) const {
  for (std::size_t i = begin; i < std::min(after.end, limit); ++i) {
    if (i > begin && cues_.IsCue(tokens_[i]) &&
        !cues_.IsParticiple(tokens_[i]) && !cues_.IsNoun(after, i)) {
      const auto source = SpeakerAround(after, i);
      if (!source) return std::nullopt;
      return Attribution{sieve, *source, i};
    }
    if (EndsClause(tokens_, i)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Attribution> SentenceSieves::RightAfter(
    const QuotationContext& context) const {
  const TokenRange after = context.after;
  std::size_t i = after.begin;
  while (i < after.end && (tokens_[i].Is(',') || IsDashToken(tokens_[i]))) ++i;
  if (i >= after.end) return std::nullopt;
  const ByteSpan span = context.quotation->span;
  const std::size_t close = ClosingMarkSize(Slice(model_.text, span));
  const char32_t inner = LastSaid(
      Slice(model_.text, {span.begin, std::max(span.begin, span.end - close)}));
  constexpr std::u32string_view kEnds = U",?!.\u2026";
  const bool ends =
      kEnds.find(inner) != std::u32string_view::npos || IsDash(inner);
  if (!ends && i == after.begin) return SaidName(after);
  if (auto found = VerbFirst(after, i)) return found;
  if (!ends && !tokens_[after.begin].Is(',')) return std::nullopt;
  if (ends) {
    if (auto found = NameAndVerb(after, i)) return found;
    if (auto found = VerbAndName(after, i)) return found;
  }
  // “…,” while Berg says: another clause.
  if (tokens_[i].Has(kConjunction)) return std::nullopt;
  return SubjectFirst(after, i, i + kAfterWindow, Sieve::kSubjectVerb);
}

// “…” said Ada Lund, with the comma forgotten.
std::optional<Attribution> SentenceSieves::SaidName(TokenRange after) const {
  const bool said = tokens_[after.begin].Has(kSay) && after.size() > 1 &&
                    tokens_[after.begin + 1].capital;
  return said ? VerbFirst(after, after.begin) : std::nullopt;
}

// The subject of a verb, on either side of it.
std::optional<TokenRange> SentenceSieves::SpeakerAround(
    TokenRange range, std::size_t verb) const {
  return IsInverted(range, verb) ? subjects_.From(range, verb + 1)
                                 : subjects_.Before(range, verb);
}

// “…!” shouted the crowd: so does any verb of the past before a subject.
std::optional<Attribution> SentenceSieves::VerbAndName(
    TokenRange after, std::size_t begin) const {
  static const std::array articles = {HashWord("the"), HashWord("a"),
                                      HashWord("an")};
  if (begin + 1 >= after.end || tokens_[begin].capital) return std::nullopt;
  const std::string_view verb = model_.Text(tokens_[begin]);
  const Token& next = tokens_[begin + 1];
  const bool subject =
      next.capital || std::ranges::find(articles, next.hash) != articles.end();
  if (!subject || verb.size() <= 4 || !verb.ends_with("ed")) {
    return std::nullopt;
  }
  const auto source = subjects_.From(after, begin + 1);
  if (!source) return std::nullopt;
  return Attribution{Sieve::kInverted, *source, begin};
}

// “…,” Lund barked: right after a quotation any verb of the past is one of
// speaking.
std::optional<Attribution> SentenceSieves::NameAndVerb(
    TokenRange after, std::size_t begin) const {
  std::size_t i = begin;
  const bool pronoun = tokens_[i].Has(kPronoun);
  while (i < after.end && i - begin < kMaxNameWords &&
         (tokens_[i].capital || (pronoun && i == begin))) {
    ++i;
    if (pronoun) break;
  }
  const std::size_t end = i;
  if (i < after.end && model_.Text(tokens_[i]).ends_with("ly")) ++i;
  if (end == begin || i >= after.end || tokens_[i].capital) return std::nullopt;
  const std::string_view verb = model_.Text(tokens_[i]);
  static const std::uint64_t went = HashWord("went");
  const bool past = verb.size() > 4 && verb.ends_with("ed");
  if (!past && tokens_[i].hash != went) return std::nullopt;
  return Attribution{Sieve::kSubjectVerb, {begin, end}, i};
}

// “…” — Ada Lund, with nothing after the name.
std::optional<Attribution> SentenceSieves::Dash(
    const QuotationContext& context) const {
  const TokenRange after = context.after;
  if (after.empty() || !IsDashToken(tokens_[after.begin])) return std::nullopt;
  const TokenRange name{after.begin + 1, after.end};
  if (name.empty() || name.size() > 6) return std::nullopt;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    const Token& token = tokens_[i];
    if (token.is_word && !token.capital && !token.Has(kParticle)) {
      return std::nullopt;
    }
  }
  const auto source = subjects_.From(name, name.begin);
  if (!source) return std::nullopt;
  return Attribution{Sieve::kDash, *source, Attribution::kNoCue};
}

// "Lund said, adding": the subject of the verb before the participle.
std::optional<TokenRange> SentenceSieves::SpeakerOfParticiple(
    TokenRange before, std::size_t cue) const {
  for (std::size_t i = cue; i-- > before.begin;) {
    if (cue - i > kMaxPhraseTokens) break;
    if (cues_.IsCue(tokens_[i]) && !cues_.IsParticiple(tokens_[i]) &&
        !cues_.IsNoun(before, i)) {
      if (const auto source = subjects_.Before(before, i)) return source;
    }
  }
  const bool progressive = cue > before.begin && tokens_[cue - 1].Has(kFinite);
  if (progressive) {
    if (const auto source = subjects_.Before(before, cue)) return source;
  }
  return subjects_.First(before);
}

std::optional<TokenRange> SentenceSieves::SpeakerOfCue(TokenRange before,
                                                       std::size_t cue) const {
  if (cues_.IsParticiple(tokens_[cue])) return SpeakerOfParticiple(before, cue);
  // "Lund said he hoped": the one who says it is Lund.
  if (tokens_[cue].Has(kThink)) {
    for (std::size_t i = before.begin; i < cue; ++i) {
      if (cue - i > kMaxPhraseTokens || !tokens_[i].Has(kSay)) continue;
      if (const auto source = subjects_.Before(before, i)) return source;
    }
  }
  return subjects_.Before(before, cue);
}

std::optional<Attribution> SentenceSieves::CueBefore(
    const QuotationContext& context) const {
  const TokenRange before = context.before;
  for (std::size_t i = before.end; i-- > before.begin;) {
    if (before.end - 1 - i > kBeforeWindow) break;
    if (!cues_.IsCue(tokens_[i]) || i == before.begin ||
        cues_.IsNoun(before, i))
      continue;
    const auto source = SpeakerOfCue(before, i);
    if (source && subjects_.IsNounPhrase(*source)) {
      Attribution found{Sieve::kCueBefore, *source, i};
      if (!IsNamed(*source)) found.other = OuterSpeaker(context, i);
      return found;
    }
    if (!source) continue;
    if (context.follows) return std::nullopt;
    const auto main = subjects_.First(before);
    if (main && subjects_.IsNounPhrase(*main)) {
      return Attribution{Sieve::kSubject, *main, i};
    }
  }
  return std::nullopt;
}

// Surely a name, or what stands for one.
bool SentenceSieves::IsNamed(TokenRange source) const {
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const Token& token = tokens_[i];
    if (token.Has(kMasculine | kFeminine | kRole | kHonorific)) return true;
    if (token.capital && !token.Has(kDeterminer | kDemonym | kPronoun)) {
      return true;
    }
  }
  return false;
}

// "Lund said the plan goes “…”" and "The plan goes “…”, said Lund": a plan says
// nothing, Lund does.
TokenRange SentenceSieves::OuterSpeaker(const QuotationContext& context,
                                        std::size_t cue) const {
  const TokenRange before = context.before;
  const std::size_t least = cue > before.begin + 2 * kMaxPhraseTokens
                                ? cue - 2 * kMaxPhraseTokens
                                : before.begin;
  for (std::size_t i = cue; i-- > least;) {
    if (!tokens_[i].Has(kStatement) || tokens_[i].capital ||
        cues_.IsNoun(before, i)) {
      continue;
    }
    const auto source = SpeakerOfCue(before, i);
    if (source && subjects_.IsNounPhrase(*source) && IsNamed(*source)) {
      return *source;
    }
  }
  const auto late = LateCue(context);
  return late ? late->source : TokenRange{};
}

std::optional<Attribution> SentenceSieves::AccordingBefore(
    const QuotationContext& context) const {
  const TokenRange before = context.before;
  const std::size_t begin = before.end > before.begin + kMaxPhraseTokens
                                ? before.end - kMaxPhraseTokens
                                : before.begin;
  for (std::size_t i = begin; i < before.end; ++i) {
    if (!cues_.IsAccordingTo(before, i)) continue;
    const auto source = subjects_.From(before, i + 2);
    if (source) return Attribution{Sieve::kAccordingTo, *source, i};
  }
  return std::nullopt;
}

std::optional<Attribution> SentenceSieves::LateCue(
    const QuotationContext& context) const {
  const TokenRange after = context.after;
  const std::size_t limit = std::min(after.end, after.begin + kMaxPhraseTokens);
  for (std::size_t i = after.begin; i < limit; ++i) {
    if (cues_.IsAccordingTo(after, i)) return VerbFirst(after, i);
    const bool cue = i > after.begin && cues_.IsCue(tokens_[i]) &&
                     !cues_.IsParticiple(tokens_[i]) && !cues_.IsNoun(after, i);
    if (!cue) continue;
    const auto source = SpeakerAround(after, i);
    if (!source) return std::nullopt;
    return Attribution{Sieve::kLateCue, *source, i};
  }
  return std::nullopt;
}

std::optional<Attribution> SentenceSieves::SentenceSubject(
    const QuotationContext& context) const {
  if (context.before.empty()) return std::nullopt;
  const bool colon = tokens_[context.before.end - 1].Is(':');
  const auto source = subjects_.First(context.before);
  if (!source || !subjects_.IsNounPhrase(*source)) return std::nullopt;
  return Attribution{colon ? Sieve::kColon : Sieve::kSubject, *source,
                     Attribution::kNoCue};
}

// “Why?” Mrs. Lund said: the sentence after begins with who said it.
std::optional<Attribution> SentenceSieves::NextSentence(
    const Quotation& quotation, TokenRange next) const {
  const QuotationContext context = {.quotation = &quotation, .after = next};
  auto found = RightAfter(context);
  if (!found || found->source.begin > next.begin + 1) return std::nullopt;
  if (found->sieve == Sieve::kAccordingTo) return std::nullopt;
  return found;
}

std::optional<Attribution> SentenceSieves::LastSpeaker(TokenRange range) const {
  if (auto found = LastSpeaker(range, kSay)) return found;
  if (auto found = LastSpeaker(range, kStatement)) return found;
  const auto source = subjects_.First(range);
  if (!source || !subjects_.IsNounPhrase(*source)) return std::nullopt;
  return Attribution{Sieve::kPreviousParagraph, *source};
}

// "…, said Ada Lund in May."
bool SentenceSieves::IsInverted(TokenRange range, std::size_t verb) const {
  if (verb == range.begin || verb + 1 >= range.end) return false;
  const Token& next = tokens_[verb + 1];
  return tokens_[verb - 1].Is(',') && tokens_[verb].Has(kSay) &&
         (next.capital ||
          (next.Has(kDeterminer | kRole) && next.hash != HashWord("that")));
}

std::optional<Attribution> SentenceSieves::LastSpeaker(
    TokenRange range, WordClasses verbs) const {
  for (std::size_t i = range.end; i-- > range.begin;) {
    if (range.end - i > 4 * kMaxPhraseTokens) break;
    if (!tokens_[i].Has(verbs) || cues_.IsNoun(range, i)) continue;
    const auto source = SpeakerAround(range, i);
    if (source && subjects_.IsNounPhrase(*source)) {
      return Attribution{Sieve::kPreviousParagraph, *source, i};
    }
  }
  return std::nullopt;
}

}  // namespace precis::analyse
