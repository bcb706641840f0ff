#include "indexer/analyse/wtf_signals.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/analyse/wtf_lexicon.h"

namespace precis::analyse {
namespace {

// Context words reach this far to the right, and not past a clause's end.
constexpr std::size_t kReach = 10;

constexpr double kPrevented = 0.1;
constexpr double kMitigated = 0.15;
constexpr double kHedged = 0.5;
constexpr double kCompanySays = 0.6;
constexpr double kOutsiderSays = 0.8;

// One table a question, since a phrase may answer several ("deepfake" is a sign
// and about AI).
struct Tables {
  PhraseTable any;  // Of the next three, for a first look.
  PhraseTable categories;
  PhraseTable strong_ai;
  PhraseTable weak_ai;
  PhraseTable idiom;
  PhraseTable negation;
  PhraseTable denial;
  PhraseTable mitigation;
  PhraseTable prevention;
  PhraseTable hedge;
  PhraseTable modal;
  PhraseTable authority;
  PhraseTable company;
  PhraseTable outsider;
};

PhraseTable TableOf(std::string_view phrases) {
  return PhraseTable({{.meaning = 0, .phrases = phrases}});
}

std::vector<PhraseList> CategoryLists() {
  std::vector<PhraseList> lists;
  int index = 0;
  for (const WtfCategory& category : WtfCategories()) {
    lists.push_back({.meaning = index++, .phrases = category.phrases});
  }
  return lists;
}

PhraseTable AnyTable(const WtfContext& words) {
  std::vector<PhraseList> lists = CategoryLists();
  lists.push_back({.meaning = 0, .phrases = words.strong_ai});
  lists.push_back({.meaning = 0, .phrases = words.weak_ai});
  return PhraseTable(lists);
}

const Tables& AllTables() {
  const WtfContext& words = WtfContextWords();
  static const Tables tables = {
      AnyTable(words),           PhraseTable(CategoryLists()),
      TableOf(words.strong_ai),  TableOf(words.weak_ai),
      TableOf(words.idiom),      TableOf(words.negation),
      TableOf(words.denial),     TableOf(words.mitigation),
      TableOf(words.prevention), TableOf(words.hedge),
      TableOf(words.modal),      TableOf(words.authority),
      TableOf(words.company),    TableOf(words.outsider)};
  return tables;
}

bool Overlaps(TokenRange a, TokenRange b) {
  return a.begin < b.end && b.begin < a.end;
}

class SignalReader {
 public:
  SignalReader(const TextModel& model, TokenRange sentence)
      : model_(model), sentence_(sentence) {}

  WtfSentence Read() {
    WtfSentence out;
    const Tables& tables = AllTables();
    const auto starts = tables.any.StartsIn(model_, sentence_);
    const auto signs = tables.categories.FindAll(model_, sentence_, starts);
    out.strong_ai = tables.strong_ai.FindAll(model_, sentence_, starts).size();
    out.weak_ai = tables.weak_ai.FindAll(model_, sentence_, starts).size();
    if (signs.empty()) return out;
    const auto idioms = AllTables().idiom.FindAll(model_, sentence_);
    denial_ = FirstEnd(AllTables().denial);
    prevention_ = FirstEnd(AllTables().prevention);
    modal_ = FirstEnd(AllTables().modal);
    const double source = Source();
    auto idiom = idioms.begin();
    for (const PhraseMatch& sign : signs) {
      while (idiom != idioms.end() && idiom->tokens.end <= sign.tokens.begin) {
        ++idiom;
      }
      if (idiom != idioms.end() && Overlaps(idiom->tokens, sign.tokens)) {
        continue;
      }
      out.signals.push_back({.category = static_cast<std::size_t>(sign.meaning),
                             .tokens = sign.tokens,
                             .polarity = Polarity(sign),
                             .source = source});
    }
    return out;
  }

 private:
  bool Any(const PhraseTable& table, TokenRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (table.MatchAt(model_, range, i)) return true;
    }
    return false;
  }

  // Where the first match of the sentence ends; its end if there is none.
  std::size_t FirstEnd(const PhraseTable& table) const {
    for (std::size_t i = sentence_.begin; i < sentence_.end; ++i) {
      if (const auto match = table.MatchAt(model_, sentence_, i)) {
        return match->tokens.end;
      }
    }
    return sentence_.end;
  }

  bool EndsClause(const Token& token) const {
    if (token.Is(';') || token.Is(':') || token.Is(',')) return true;
    static const std::array words = {HashWord("but"), HashWord("while"),
                                     HashWord("although"), HashWord("however")};
    return std::ranges::find(words, token.hash) != words.end();
  }

  TokenRange ClauseBefore(std::size_t at) const {
    std::size_t begin = at;
    while (begin > sentence_.begin && at - begin < kReach &&
           !EndsClause(model_.tokens[begin - 1])) {
      --begin;
    }
    return {begin, at};
  }

  double Polarity(const PhraseMatch& sign) const {
    const std::size_t at = sign.tokens.begin;
    if (denial_ <= at) return 0;
    const TokenRange clause = ClauseBefore(at);
    if (Any(AllTables().negation, clause)) return 0;
    if (prevention_ <= at) return kPrevented;
    if (Any(AllTables().mitigation, clause)) return kMitigated;
    const auto category = static_cast<std::size_t>(sign.meaning);
    const bool event = !WtfCategories()[category].trend;
    const bool hedged =
        Any(AllTables().hedge, clause) || (event && modal_ <= at);
    return hedged ? kHedged : 1;
  }

  double Source() const {
    if (Any(AllTables().authority, sentence_)) return 1;
    if (Any(AllTables().company, sentence_)) return kCompanySays;
    return Any(AllTables().outsider, sentence_) ? kOutsiderSays : 1;
  }

  const TextModel& model_;
  TokenRange sentence_;
  std::size_t denial_ = 0;  // Where the first such phrase of the sentence ends.
  std::size_t modal_ = 0;
  std::size_t prevention_ = 0;
};

}  // namespace

WtfSentence ReadWtfSentence(const TextModel& model, TokenRange sentence) {
  return SignalReader(model, sentence).Read();
}

}  // namespace precis::analyse
