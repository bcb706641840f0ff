#include "indexer/analyse/wtf/wtf_signals.h"

#include <algorithm>
#include <array>
#include <utility>

namespace precis::analyse {
namespace {

// Context words reach this far to the right, and not past a clause's end.
constexpr std::size_t kReach = 10;

constexpr std::size_t kTailWords = 5;  // Of ", some critics fear".

constexpr double kPrevented = 0.1;
constexpr double kMitigated = 0.15;
// By the number of hedges: "it could be" halves a sign, "some fear that it
// could be" leaves a third.
constexpr std::array kHedged = {1.0, 0.5, 0.35};
constexpr double kCompanySays = 0.6;
constexpr double kOutsiderSays = 0.8;

bool Overlaps(TokenRange a, TokenRange b) {
  return a.begin < b.end && b.begin < a.end;
}

class SignalReader {
 public:
  SignalReader(const TextModel& model, TokenRange sentence,
               const WtfTables& tables)
      : model_(model), sentence_(sentence), tables_(tables) {}

  // What Polarity() and Source() found. The same questions in the same order.
  std::vector<WtfReason> Explain(const WtfSignal& signal) {
    const TokenRange before = {sentence_.begin, signal.tokens.begin};
    const TokenRange clause = ClauseBefore(signal.tokens.begin);
    for (const auto& [list, range] :
         {std::pair(WtfWords::kDenial, before),
          std::pair(WtfWords::kNegation, clause),
          std::pair(WtfWords::kPrevention, before),
          std::pair(WtfWords::kMitigation, clause)}) {
      if (signal.polarity < 1 && reasons_.empty()) AddFirst(list, range);
    }
    if (signal.polarity < 1 && reasons_.empty()) ExplainHedges(signal, clause);
    for (const WtfWords list :
         {WtfWords::kAuthority, WtfWords::kCompany, WtfWords::kOutsider}) {
      if (AddFirst(list, sentence_)) break;
    }
    return std::move(reasons_);
  }

  WtfSentence Read(std::span<const std::size_t> starts) {
    WtfSentence out;
    if (starts.empty()) return out;
    const auto signs = tables_.categories().FindAll(model_, sentence_, starts);
    out.subject = tables_.Of(WtfWords::kSubject)
                      .FindAll(model_, sentence_, starts)
                      .size();
    out.possible_subject = tables_.Of(WtfWords::kPossibleSubject)
                               .FindAll(model_, sentence_, starts)
                               .size();
    if (signs.empty()) return out;
    const auto idioms = tables_.Of(WtfWords::kIdiom).FindAll(model_, sentence_);
    denial_ = FirstEnd(tables_.Of(WtfWords::kDenial));
    prevention_ = FirstEnd(tables_.Of(WtfWords::kPrevention));
    CountHedges();
    doubted_until_ = DoubtedUntil();
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

  bool AddFirst(WtfWords list, TokenRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (const auto match = tables_.Of(list).MatchAt(model_, range, i)) {
        reasons_.push_back({list, match->tokens});
        return true;
      }
    }
    return false;
  }

  void ExplainHedges(const WtfSignal& signal, TokenRange clause) {
    const TokenRange tail = {DoubtedUntil(), sentence_.end};
    if (clause.end < tail.begin) AddFirst(WtfWords::kDoubtAfter, tail);
    const bool event = !tables_.trend(signal.category);
    for (std::size_t i = sentence_.begin; i < clause.end; ++i) {
      for (const WtfWords list :
           {WtfWords::kDoubt, WtfWords::kModal, WtfWords::kHedge}) {
        if (list == WtfWords::kModal && !event) continue;
        const bool near = list == WtfWords::kHedge;
        if (near && i < clause.begin) continue;
        const auto match =
            tables_.Of(list).MatchAt(model_, near ? clause : sentence_, i);
        if (!match) continue;
        reasons_.push_back({list, match->tokens});
        break;
      }
    }
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
    if (Any(tables_.Of(WtfWords::kNegation), clause)) return 0;
    if (prevention_ <= at) return kPrevented;
    if (Any(tables_.Of(WtfWords::kMitigation), clause)) return kMitigated;
    const auto category = static_cast<std::size_t>(sign.meaning);
    const std::size_t hedges = Hedges(clause, !tables_.trend(category));
    return kHedged[std::min(hedges, kHedged.size() - 1)];
  }

  // How many words before the sign say that it may not hold.
  std::size_t Hedges(TokenRange clause, bool event) const {
    const std::vector<std::size_t>& hedged = event ? event_hedges_ : hedges_;
    const std::size_t begin = sentence_.begin;
    std::size_t count = clause.end < doubted_until_ ? 1 : 0;
    count += hedged[clause.end - begin];
    const PhraseTable& near = tables_.Of(WtfWords::kHedge);
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      const bool counted = hedged[i + 1 - begin] != hedged[i - begin];
      if (!counted && near.MatchAt(model_, clause, i)) ++count;
    }
    return count;
  }

  // How many hedges that reach to the sentence's end begin before each of its
  // tokens, so that a sentence of signs alone takes no quadratic time.
  void CountHedges() {
    const PhraseTable& doubt = tables_.Of(WtfWords::kDoubt);
    const PhraseTable& modal = tables_.Of(WtfWords::kModal);
    hedges_ = {0};
    event_hedges_ = {0};
    for (std::size_t i = sentence_.begin; i < sentence_.end; ++i) {
      const bool doubted = doubt.MatchAt(model_, sentence_, i).has_value();
      const bool hedged = doubted || modal.MatchAt(model_, sentence_, i);
      hedges_.push_back(hedges_.back() + (doubted ? 1 : 0));
      event_hedges_.push_back(event_hedges_.back() + (hedged ? 1 : 0));
    }
  }

  // Where the last comma is, if "critics fear" or the like is all that follows;
  // else the sentence's begin.
  std::size_t DoubtedUntil() const {
    std::size_t words = 0;
    for (std::size_t i = sentence_.end; i-- > sentence_.begin;) {
      const Token& token = model_.tokens[i];
      if (token.Is(',')) {
        return Any(tables_.Of(WtfWords::kDoubtAfter), {i, sentence_.end})
                   ? i
                   : sentence_.begin;
      }
      words += token.is_word ? 1u : 0u;
      if (words > kTailWords) break;
    }
    return sentence_.begin;
  }

  // Whether a phrase of the list begins at each token of the sentence.
  std::vector<bool> Starts(WtfWords list) const {
    std::vector<bool> starts(sentence_.size());
    for (std::size_t i = sentence_.begin; i < sentence_.end; ++i) {
      starts[i - sentence_.begin] =
          tables_.Of(list).MatchAt(model_, sentence_, i).has_value();
    }
    return starts;
  }

  double Source() const {
    if (Any(tables_.Of(WtfWords::kAuthority), sentence_)) return 1;
    if (Any(tables_.Of(WtfWords::kCompany), sentence_)) return kCompanySays;
    return Any(tables_.Of(WtfWords::kOutsider), sentence_) ? kOutsiderSays : 1;
  }

  const TextModel& model_;
  TokenRange sentence_;
  const WtfTables& tables_;
  std::size_t denial_ = 0;  // Where the first such phrase of the sentence ends.
  std::size_t prevention_ = 0;
  // Of the sentence's first tokens: none, one, two …
  std::vector<std::size_t> hedges_;
  std::vector<std::size_t> event_hedges_;  // With what hedges events only.
  std::size_t doubted_until_ = 0;
  std::vector<WtfReason> reasons_;  // Of Explain().
};

}  // namespace

WtfSentence ReadWtfSentence(const TextModel& model, TokenRange sentence,
                            std::span<const std::size_t> starts,
                            const WtfTables& tables) {
  return SignalReader(model, sentence, tables).Read(starts);
}

std::vector<WtfReason> ReasonsOf(const TextModel& model, TokenRange sentence,
                                 const WtfTables& tables,
                                 const WtfSignal& signal) {
  if (sentence.size() > kMaxExplainedTokens) return {};
  return SignalReader(model, sentence, tables).Explain(signal);
}

std::vector<WtfHiddenSign> HiddenSigns(const TextModel& model,
                                       TokenRange sentence,
                                       const WtfTables& tables) {
  std::vector<WtfHiddenSign> hidden;
  const auto idioms = tables.Of(WtfWords::kIdiom).FindAll(model, sentence);
  if (idioms.empty()) return hidden;
  const auto signs = tables.categories().FindAll(model, sentence);
  auto idiom = idioms.begin();
  for (const PhraseMatch& sign : signs) {
    while (idiom != idioms.end() && idiom->tokens.end <= sign.tokens.begin) {
      ++idiom;
    }
    if (idiom == idioms.end()) break;
    if (!Overlaps(idiom->tokens, sign.tokens)) continue;
    hidden.push_back({static_cast<std::size_t>(sign.meaning), idiom->tokens});
  }
  return hidden;
}

}  // namespace precis::analyse
