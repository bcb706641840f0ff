#include "indexer/analyse/speech/subjects.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/text/utf8.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxNounTokens = 14;
constexpr std::size_t kMaxAppositionTokens = 36;
constexpr int kMaxRelativeClauses = 3;

bool IsPhraseMark(const Token& token) {
  if (token.is_word) return false;
  constexpr std::u32string_view kMarks = U",;:()[]\"\u201C\u201D?!";
  const auto mark = static_cast<char32_t>(token.hash);
  return kMarks.find(mark) != std::u32string_view::npos ||
         (IsDash(mark) && (mark != '-' || token.space_before));
}

bool IsWord(const Token& token, std::string_view word) {
  return token.is_word && token.hash == HashWord(word);
}

// "Then", "But" and the like, which a clause follows at once.
bool IsLinkingAdverb(const Token& token) {
  static const std::array words = {
      HashWord("then"),    HashWord("also"),      HashWord("so"),
      HashWord("still"),   HashWord("however"),   HashWord("instead"),
      HashWord("but"),     HashWord("meanwhile"), HashWord("and"),
      HashWord("yet"),     HashWord("or"),        HashWord("later"),
      HashWord("already"), HashWord("now"),       HashWord("here")};
  return token.is_word && std::ranges::find(words, token.hash) != words.end();
}

// What stands between a subject and its verb in "Lund last week said" and
// "Lund on Monday said".
bool IsTime(const Token& token) {
  static const std::array words = {
      HashWord("week"),    HashWord("month"),   HashWord("year"),
      HashWord("night"),   HashWord("morning"), HashWord("evening"),
      HashWord("weekend"), HashWord("last"),    HashWord("earlier"),
      HashWord("ago"),     HashWord("on"),      HashWord("however"),
      HashWord("then"),    HashWord("instead"), HashWord("meanwhile"),
      HashWord("already"), HashWord("later"),   HashWord("also")};
  return token.is_word && (token.Has(kCalendar) ||
                           std::ranges::find(words, token.hash) != words.end());
}

}  // namespace

bool Subjects::IsNounPhrase(TokenRange range) const {
  if (range.empty()) return false;
  const Token& first = tokens_[range.begin];
  const Token& last = tokens_[range.end - 1];
  if (range.size() == 1 && first.Has(kPronoun)) return true;
  const std::string_view begin = model_.Text(first);
  const bool participle = !first.capital && first.is_word &&
                          (begin.ends_with("ing") || begin.ends_with("ed"));
  const bool cut =
      last.Has(kDeterminer) || (!last.capital && last.Has(kStop | kLead));
  return !participle && !cut && !IsTime(last) && !IsLinkingAdverb(last) &&
         !IsAdverb(last) && first.is_word;
}

// One to four capitalised words, as a name has.
bool Subjects::IsBareName(TokenRange range) const {
  if (range.empty() || range.size() > 6) return false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& token = tokens_[i];
    const bool point = token.Is('.') && i > range.begin;
    if (!point && (!token.capital || token.Has(kCalendar | kStop))) {
      return false;
    }
  }
  return true;
}

bool Subjects::IsAdverb(const Token& token) const {
  return token.is_word && !token.capital && model_.Text(token).ends_with("ly");
}

bool Subjects::LooksLikeVerb(const Token& token) const {
  if (!token.is_word || token.capital || token.possessive()) return false;
  if (token.Has(kFinite | kStatement)) return true;
  const std::string_view text = model_.Text(token);
  return text.size() > 3 && (text.ends_with("ed") || text.ends_with('s'));
}

std::optional<TokenRange> Subjects::Before(TokenRange within,
                                           std::size_t verb) const {
  std::size_t i = verb;
  while (i > within.begin &&
         (tokens_[i - 1].Has(kAuxiliary) || IsAdverb(tokens_[i - 1]) ||
          IsTime(tokens_[i - 1])) &&
         !IsWord(tokens_[i - 1], "who")) {
    --i;
  }
  if (i == within.begin) return std::nullopt;
  std::size_t last = i - 1;
  if (IsWord(tokens_[last], "who")) {
    if (last > within.begin && tokens_[last - 1].Is(',')) --last;
    return last > within.begin ? EndingAt(within, last - 1) : std::nullopt;
  }
  if (tokens_[last].Has(kPronoun)) return TokenRange{last, last + 1};
  if (!tokens_[last].Is(',')) return EndingAt(within, last);
  if (last == within.begin) return std::nullopt;
  if (const auto before = BeforeApposition(within, last)) {
    const TokenRange inner{*before + 2, last};
    const std::size_t begin = PhraseBegin(within, *before);
    if (!tokens_[*before].capital && IsBareName(inner) &&
        !RelativeComma(within, begin, *before)) {
      return inner;
    }
    if (const auto subject = EndingAt(within, *before)) return subject;
  }
  return EndingAt(within, last - 1);
}

// In "Lund, a painter, said" the last token before the first comma.
std::optional<std::size_t> Subjects::BeforeApposition(TokenRange within,
                                                      std::size_t comma) const {
  const std::size_t least = comma > within.begin + kMaxAppositionTokens
                                ? comma - kMaxAppositionTokens
                                : within.begin;
  for (std::size_t i = comma; i-- > least;) {
    if (!tokens_[i].Is(',')) continue;
    if (i == within.begin) return std::nullopt;
    return i - 1;
  }
  return std::nullopt;
}

bool Subjects::EndsPhraseBackward(TokenRange within, std::size_t i) const {
  const Token& token = tokens_[i];
  if (IsPhraseMark(token)) return true;
  if (!token.Has(kConjunction)) return false;
  // "Lund and Berg said" is one subject.
  const bool joins_names = IsWord(token, "and") && i > within.begin &&
                           tokens_[i - 1].capital && i + 1 < within.end &&
                           tokens_[i + 1].capital;
  return !joins_names;
}

std::size_t Subjects::PhraseBegin(TokenRange within, std::size_t last) const {
  std::size_t begin = last + 1;
  while (begin > within.begin && last + 1 - begin < kMaxNounTokens &&
         !EndsPhraseBackward(within, begin - 1)) {
    --begin;
  }
  // A phrase never spans a verb of its own: what is right of it is the phrase.
  for (std::size_t i = last; i-- > begin;) {
    const Token& token = tokens_[i];
    const bool cue = token.Has(kCue) && !token.Has(kNotVerb) && !token.capital;
    if (cue || (token.Has(kFinite) && !token.capital)) return i + 1;
  }
  return begin;
}

std::size_t Subjects::BeforeParenthesis(TokenRange within,
                                        std::size_t last) const {
  if (!tokens_[last].Is(')')) return last;
  for (std::size_t i = last; i-- > within.begin;) {
    if (last - i > kMaxNounTokens) break;
    if (tokens_[i].Is('(')) return i > within.begin ? i - 1 : last;
  }
  return last;
}

// In "Lund, who lives in Ulm, said" the comma before "who", which begins or
// precedes what is left of the clause.
std::optional<std::size_t> Subjects::RelativeComma(TokenRange within,
                                                   std::size_t begin,
                                                   std::size_t last) const {
  const std::size_t least = begin > within.begin + kMaxNounTokens
                                ? begin - kMaxNounTokens
                                : within.begin;
  for (std::size_t i = std::min(begin + 1, last); i-- > least;) {
    const Token& token = tokens_[i];
    if (IsWord(token, "who") || IsWord(token, "which")) {
      const bool found = i > within.begin + 1 && tokens_[i - 1].Is(',');
      return found ? std::optional(i - 1) : std::nullopt;
    }
    if (IsPhraseMark(token)) break;
  }
  return std::nullopt;
}

std::optional<TokenRange> Subjects::EndingAt(TokenRange within,
                                             std::size_t last) const {
  for (int clause = 0; clause < kMaxRelativeClauses; ++clause) {
    last = BeforeParenthesis(within, last);
    const Token& token = tokens_[last];
    if (IsWord(token, "and") || IsWord(token, "but") || IsWord(token, "then")) {
      return First({within.begin, last});
    }
    std::size_t begin = PhraseBegin(within, last);
    const auto comma = RelativeComma(within, begin, last);
    if (comma) {
      last = *comma - 1;
      continue;
    }
    while (begin <= last && tokens_[begin].Has(kLead)) ++begin;
    if (begin > last) return std::nullopt;
    return TokenRange{begin, last + 1};
  }
  return std::nullopt;
}

std::optional<TokenRange> Subjects::From(TokenRange within,
                                         std::size_t begin) const {
  std::size_t end = begin;
  while (end < within.end && end - begin < kMaxNounTokens) {
    const Token& token = tokens_[end];
    const bool initial_point =
        token.Is('.') && end > begin && !token.space_before &&
        (tokens_[end - 1].Has(kAbbreviation) ||
         tokens_[end - 1].end - tokens_[end - 1].begin == 1);
    if (IsPhraseMark(token) || (token.Is('.') && !initial_point)) break;
    if (token.Has(kAfterSubject) && !(token.capital && !token.Has(kCalendar))) {
      break;
    }
    ++end;
  }
  if (end == begin) return std::nullopt;
  if (tokens_[end - 1].capital) return TokenRange{begin, end};
  const auto name = NameBehind(within, end);
  return name ? name : TokenRange{begin, end};
}

// "said [a neighbour of the mill], Ada Lund."
std::optional<TokenRange> Subjects::NameBehind(TokenRange within,
                                               std::size_t end) const {
  const std::size_t limit = std::min(within.end, end + kMaxNounTokens);
  while (end < limit && tokens_[end].is_word && !LooksLikeVerb(tokens_[end])) {
    ++end;
  }
  if (end >= limit || !tokens_[end].Is(',')) return std::nullopt;
  const TokenRange name{end + 1, NameEnd(within, end + 1)};
  const bool closed = name.end >= within.end || !tokens_[name.end].is_word;
  return closed && IsBareName(name) ? std::optional(name) : std::nullopt;
}

std::size_t Subjects::NameEnd(TokenRange within, std::size_t begin) const {
  std::size_t end = begin;
  while (end < within.end && tokens_[end].capital) ++end;
  return end;
}

// The end of the dateline that begins the range ("ULM, Germany -"), or its
// begin.
std::size_t Subjects::DatelineEnd(TokenRange within) const {
  const std::size_t limit = std::min(within.end, within.begin + 8);
  if (!tokens_[within.begin].all_capitals) return within.begin;
  for (std::size_t i = within.begin; i < limit; ++i) {
    const Token& token = tokens_[i];
    if (IsDash(static_cast<char32_t>(token.hash)) && !token.is_word) {
      return i + 1;
    }
    if (token.is_word && !token.capital) break;
  }
  return within.begin;
}

// Past datelines, "In May," and "Asked about it on Monday,".
std::size_t Subjects::ClauseBegin(TokenRange within) const {
  within.begin = DatelineEnd(within);
  while (!within.empty() && IsLinkingAdverb(tokens_[within.begin])) {
    ++within.begin;
    if (!within.empty() && tokens_[within.begin].Is(',')) ++within.begin;
  }
  if (within.empty()) return within.end;
  const Token& first = tokens_[within.begin];
  // "Facing the mill, Lund said" and "Asked why, Lund said".
  const std::string_view text = model_.Text(first);
  const bool participle =
      (text.ends_with("ing") || text.ends_with("ed")) && !first.Has(kFirstName);
  if (participle) {
    for (std::size_t i = within.begin;
         i < std::min(within.end, within.begin + 20); ++i) {
      if (tokens_[i].Is(',')) return i + 1;
    }
    return within.begin;
  }
  const bool likeness = IsWord(first, "like") || IsWord(first, "unlike");
  if (!first.Has(kLead | kConjunction | kAfterSubject) && !likeness) {
    return within.begin;
  }
  const std::size_t limit = std::min(within.end, within.begin + 20);
  for (std::size_t i = within.begin; i < limit; ++i) {
    if (tokens_[i].Is(',')) return i + 1;
  }
  return within.begin + 1;
}

std::optional<TokenRange> Subjects::First(TokenRange within) const {
  if (within.empty()) return std::nullopt;
  const std::size_t begin = ClauseBegin(within);
  if (begin >= within.end) return std::nullopt;
  if (tokens_[begin].Has(kPronoun)) return TokenRange{begin, begin + 1};
  std::size_t end = begin;
  while (end < within.end && end - begin < kMaxNounTokens) {
    if (IsPhraseMark(tokens_[end])) break;
    if (end > begin && LooksLikeVerb(tokens_[end])) break;
    ++end;
  }
  if (end == begin || end - begin >= kMaxNounTokens) return std::nullopt;
  const bool comma = end < within.end && tokens_[end].Is(',');
  if (comma && IsTime(tokens_[end - 1])) {  // "Hours later, Lund returned".
    return FirstWithoutTime({end + 1, within.end});
  }
  while (end > begin + 1 &&
         (IsTime(tokens_[end - 1]) || IsAdverb(tokens_[end - 1]))) {
    --end;
  }
  return TokenRange{begin, end};
}

std::optional<TokenRange> Subjects::FirstWithoutTime(TokenRange within) const {
  std::size_t end = within.begin;
  while (end < within.end && !IsPhraseMark(tokens_[end]) &&
         end - within.begin < kMaxNounTokens &&
         (end == within.begin || !LooksLikeVerb(tokens_[end]))) {
    ++end;
  }
  if (end == within.begin || end >= within.end) return std::nullopt;
  return TokenRange{within.begin, end};
}

}  // namespace precis::analyse
