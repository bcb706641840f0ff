#include "indexer/analyse/subjects.h"

#include <algorithm>

#include "indexer/analyse/utf8.h"

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxNounTokens = 14;

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

}  // namespace

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
         (tokens_[i - 1].Has(kAuxiliary) || IsAdverb(tokens_[i - 1])) &&
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
    if (const auto subject = EndingAt(within, *before)) return subject;
  }
  return EndingAt(within, last - 1);
}

// In "Lund, a painter, said" the last token before the first comma.
std::optional<std::size_t> Subjects::BeforeApposition(TokenRange within,
                                                      std::size_t comma) const {
  const std::size_t least = comma > within.begin + kMaxPhraseTokens
                                ? comma - kMaxPhraseTokens
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

std::optional<TokenRange> Subjects::EndingAt(TokenRange within,
                                             std::size_t last) const {
  const Token& token = tokens_[last];
  if (IsWord(token, "and") || IsWord(token, "but") || IsWord(token, "then")) {
    return First({within.begin, last});
  }
  std::size_t begin = PhraseBegin(within, last);
  while (begin <= last && tokens_[begin].Has(kLead)) ++begin;
  if (begin > last) return std::nullopt;
  return TokenRange{begin, last + 1};
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
  return TokenRange{begin, end};
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
  if (within.empty()) return within.end;
  if (!tokens_[within.begin].Has(kLead | kConjunction | kAfterSubject)) {
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
  return TokenRange{begin, end};
}

}  // namespace precis::analyse
