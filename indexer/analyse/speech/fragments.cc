#include "indexer/analyse/speech/fragments.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace precis::analyse {
namespace {

using namespace word;  // NOLINT(google-build-using-namespace): only constants.

constexpr std::size_t kMaxTitleWords = 8;
constexpr std::size_t kShortWords = 3;
constexpr std::size_t kLongWords = 9;
constexpr std::size_t kWorkWindow = 3;

// Hundredths of a log-odds unit, of a logistic regression on the quotations of
// attributed news, rounded.
constexpr int kThreshold = -62;
constexpr int kCueBeside = 226;
constexpr int kCueBefore = 166;
constexpr int kSameParagraphPoints = 98;
constexpr int kKnownSpeaker = 85;
constexpr int kBeginsSmall = 66;
constexpr int kOneCapitalWord = 92;
constexpr int kAfterComma = 31;
constexpr int kAroundSubject = 28;
constexpr int kLong = 26;
constexpr int kOneWord = -78;
constexpr int kFewWords = -53;
constexpr int kTitle = -204;
constexpr int kAfterPossessive = -166;
constexpr int kAfterPreposition = -89;
constexpr int kAfterWork = -80;
constexpr int kModifies = -56;

bool IsSmallPreposition(const Token& token) {
  static const std::array words = {
      HashWord("of"),  HashWord("on"),    HashWord("in"),  HashWord("at"),
      HashWord("for"), HashWord("about"), HashWord("into")};
  return token.is_word && std::ranges::find(words, token.hash) != words.end();
}

// What a title follows: "the film “…”".
bool IsWork(const Token& token) {
  static const std::array words = {
      HashWord("show"),     HashWord("podcast"),     HashWord("album"),
      HashWord("song"),     HashWord("book"),        HashWord("film"),
      HashWord("drama"),    HashWord("documentary"), HashWord("series"),
      HashWord("titled"),   HashWord("program"),     HashWord("programme"),
      HashWord("movie"),    HashWord("musical"),     HashWord("column"),
      HashWord("thriller"), HashWord("entitled"),    HashWord("novel"),
      HashWord("host"),     HashWord("broadcast"),   HashWord("magazine")};
  return token.is_word && std::ranges::find(words, token.hash) != words.end();
}

bool IsQuotationMark(const Token& token) {
  constexpr std::u32string_view kMarks = U"\"'`\u2018\u2019\u201C\u201D\u00BB";
  return !token.is_word && kMarks.find(static_cast<char32_t>(token.hash)) !=
                               std::u32string_view::npos;
}

class Passage {
 public:
  Passage(const TextModel& model, const AttributedQuotation& quotation)
      : tokens_(model.tokens),
        quotation_(quotation),
        range_(model.TokensIn(quotation.span)) {}

  // <a href="…">, but also x="…" of a formula.
  bool IsAttribute() const { return HasBefore() && Before().Is('='); }

  // `said that "street prophets" foresee`: the words are the sentence's own.
  bool IsWovenIn() const {
    static const std::uint64_t that = HashWord("that");
    return quotation_.words <= kShortWords && HasBefore() &&
           Before().hash == that && Modifies();
  }

  int Points() const { return Form() + Surroundings() + Attributed(); }

 private:
  bool HasBefore() const { return range_.begin > 0; }
  const Token& Before() const { return tokens_[range_.begin - 1]; }

  int Form() const {
    const std::size_t words = quotation_.words;
    int points = words == 1 ? kOneWord : words <= kShortWords ? kFewWords : 0;
    if (words >= kLongWords) points += kLong;
    if (IsTitle()) points += kTitle;
    const Token* first = FirstWord();
    if (first == nullptr) return points;
    if (!first->capital && !first->digit) points += kBeginsSmall;
    if (words == 1 && first->capital) points += kOneCapitalWord;
    return points;
  }

  int Surroundings() const {
    int points = Modifies() ? kModifies : 0;
    if (!HasBefore()) return points;
    const Token& before = Before();
    if (before.possessive()) points += kAfterPossessive;
    if (IsSmallPreposition(before)) points += kAfterPreposition;
    if (before.Is(',')) points += kAfterComma;
    const std::size_t least =
        range_.begin - std::min(range_.begin, kWorkWindow);
    for (std::size_t i = least; i < range_.begin; ++i) {
      if (IsWork(tokens_[i])) return points + kAfterWork;
    }
    return points;
  }

  int Attributed() const {
    switch (quotation_.attribution.sieve) {
      case Sieve::kInverted:
      case Sieve::kSubjectVerb:
      case Sieve::kAccordingTo:
      case Sieve::kDash:
        return kCueBeside;
      case Sieve::kCueBefore:
        return kCueBefore;
      case Sieve::kSameParagraph:
        return kSameParagraphPoints;
      case Sieve::kSubject:
        return kAroundSubject;
      default:
        return 0;
    }
  }

  const Token* FirstWord() const {
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
      if (tokens_[i].is_word) return &tokens_[i];
    }
    return nullptr;
  }

  // Every word that carries meaning has a capital.
  bool IsTitle() const {
    if (quotation_.words > kMaxTitleWords) return false;
    bool any = false;
    for (std::size_t i = range_.begin; i < range_.end; ++i) {
      const Token& token = tokens_[i];
      if (!token.is_word || (token.Has(kStop) && !token.capital)) continue;
      if (!token.capital && !token.digit) return false;
      any = true;
    }
    return any;
  }

  // “poison pill” measures: the sentence goes on with what the words describe.
  bool Modifies() const {
    if (range_.end >= tokens_.size() || range_.size() < 3) return false;
    const Token& next = tokens_[range_.end];
    std::size_t inner = range_.end - 1;
    while (inner > range_.begin && IsQuotationMark(tokens_[inner])) --inner;
    const Token& last = tokens_[inner];
    const bool ended =
        last.Is(',') || last.Is('.') || last.Is('!') || last.Is('?');
    return !ended && next.is_word && !next.capital && !next.digit &&
           !next.Has(kStop);
  }

  const std::vector<Token>& tokens_;
  const AttributedQuotation& quotation_;
  TokenRange range_;
};

}  // namespace

bool IsSpoken(const TextModel& model, const AttributedQuotation& quotation,
              bool spoken_by_known) {
  if (quotation.words == 0) return false;
  if (quotation.attribution.sieve == Sieve::kAnnounced) return true;
  const Passage passage(model, quotation);
  if (passage.IsAttribute() || passage.IsWovenIn()) return false;
  const int known = spoken_by_known ? kKnownSpeaker : 0;
  return passage.Points() + known > kThreshold;
}

}  // namespace precis::analyse
