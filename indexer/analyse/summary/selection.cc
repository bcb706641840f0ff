#include "indexer/analyse/summary/selection.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace precis::analyse {
namespace {

bool Allowed(const Candidate& c, const SelectionRules& rules) {
  return (rules.allow_weak_start || !c.weak_start) &&
         (rules.allow_question || !c.question) &&
         (rules.allow_quoted || !c.quoted) &&
         (rules.allow_filler || !c.filler) &&
         (rules.allow_personal || !c.personal);
}

// The rule that does not allow it; empty: all do.
std::string_view Forbids(const SelectionRules& rules, const Candidate& c) {
  if (!rules.allow_weak_start && c.weak_start) return "weak_start";
  if (!rules.allow_question && c.question) return "question";
  if (!rules.allow_quoted && c.quoted) return "quoted";
  if (!rules.allow_filler && c.filler) return "filler";
  return !rules.allow_personal && c.personal ? "personal" : "";
}

class Selector {
 public:
  Selector(const Ranking& ranking, const SelectionRules& rules,
           std::size_t limit, SelectionTrace* trace)
      : ranking_(ranking),
        rules_(rules),
        limit_(std::min(limit, ranking.candidates.size())),
        trace_(trace),
        redundancy_(limit_) {
    if (trace_ != nullptr) *trace_ = {.rules = rules, .steps = {}};
  }

  std::vector<std::size_t> Run() {
    while (picked_.size() < rules_.count) {
      const auto next = Best();
      if (!next) break;
      if (trace_ != nullptr) trace_->steps.push_back(StepTo(*next));
      NoteRedundancy(*next);
      picked_.push_back(*next);
      words_ += ranking_.candidates[*next].words;
    }
    std::ranges::sort(picked_);
    return std::move(picked_);
  }

 private:
  // What the others say again of `picked`; 2 for itself.
  void NoteRedundancy(std::size_t picked) {
    for (std::size_t i = 0; i < limit_; ++i) {
      redundancy_[i] = std::max(redundancy_[i], ranking_.Similarity(picked, i));
    }
    redundancy_[picked] = 2;
  }

  bool Fits(const Candidate& c) const {
    return Allowed(c, rules_) &&
           (picked_.empty() || words_ + c.words <= rules_.max_words);
  }

  // A sentence that is much better than the next may take a few words more.
  double Excess(const Candidate& c) const {
    const std::size_t words = words_ + c.words;
    if (picked_.empty() || words <= rules_.wanted_words) return 0;
    return rules_.excess_penalty *
           static_cast<double>(words - rules_.wanted_words);
  }

  std::optional<std::size_t> Best() const {
    std::optional<std::size_t> best;
    double best_value = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < limit_; ++i) {
      const Candidate& c = ranking_.candidates[i];
      const double redundancy = redundancy_[i];
      if (redundancy > rules_.max_similarity || !Fits(c)) continue;
      const double relevance =
          c.*rules_.score - (1 - rules_.position_share) * c.position -
          rules_.word_penalty * static_cast<double>(c.words);
      const double value = rules_.diversity * relevance -
                           (1 - rules_.diversity) * 3 * redundancy - Excess(c);
      if (value > best_value) {
        best = i;
        best_value = value;
      }
    }
    return best;
  }

  // The parts of what Best() compares.
  PickWorth WorthOf(std::size_t i) const {
    const Candidate& c = ranking_.candidates[i];
    PickWorth worth;
    worth.candidate = i;
    for (const std::size_t j : picked_) {
      const double similarity = ranking_.Similarity(i, j);
      if (similarity <= worth.redundancy) continue;
      worth.redundancy = similarity;
      worth.repeats = j;
    }
    worth.score = rules_.diversity * (c.*rules_.score);
    worth.place = -rules_.diversity * (1 - rules_.position_share) * c.position;
    worth.length =
        -rules_.diversity * rules_.word_penalty * static_cast<double>(c.words);
    worth.length -= Excess(c);
    worth.repetition = -(1 - rules_.diversity) * 3 * worth.redundancy;
    return worth;
  }

  std::string_view WhyNot(const PickWorth& worth) const {
    const Candidate& c = ranking_.candidates[worth.candidate];
    if (const auto rule = Forbids(rules_, c); !rule.empty()) return rule;
    if (!Fits(c)) return "too_long";
    return worth.redundancy > rules_.max_similarity ? "repeats" : "";
  }

  // How it came to `picked`, which is the next.
  PickStep StepTo(std::size_t picked) const {
    PickStep step{.winner = WorthOf(picked), .runner_up = {}, .refused = {}};
    for (std::size_t i = 0; i < limit_; ++i) {
      if (i == picked || std::ranges::count(picked_, i) > 0) continue;
      const PickWorth worth = WorthOf(i);
      const std::string_view reason = WhyNot(worth);
      if (reason.empty()) {
        const bool best =
            !step.runner_up || worth.value() > step.runner_up->value();
        if (best) step.runner_up = worth;
      } else if (worth.value() > step.winner.value()) {
        step.refused.push_back({worth, reason});
      }
    }
    std::ranges::stable_sort(
        step.refused, std::ranges::greater(),
        [](const PickRefusal& r) { return r.worth.value(); });
    step.refused.resize(std::min(step.refused.size(), PickStep::kMaxRefused));
    return step;
  }

  const Ranking& ranking_;
  const SelectionRules& rules_;
  std::size_t limit_;
  SelectionTrace* trace_;  // Null: nobody asks.
  std::vector<std::size_t> picked_;
  std::size_t words_ = 0;  // Of the picked.
  // The most that each says again of what is picked; 2 for the picked.
  std::vector<double> redundancy_;
};

}  // namespace

std::vector<std::size_t> Select(const Ranking& ranking,
                                const SelectionRules& rules, std::size_t limit,
                                SelectionTrace* trace) {
  SelectionRules relaxed = rules;
  auto picked = Selector(ranking, relaxed, limit, trace).Run();
  if (picked.size() < rules.least && !rules.allow_personal) {
    relaxed.allow_personal = true;
    picked = Selector(ranking, relaxed, limit, trace).Run();
  }
  for (bool* rule : {&relaxed.allow_quoted, &relaxed.allow_weak_start,
                     &relaxed.allow_question, &relaxed.allow_filler}) {
    if (!picked.empty()) break;
    *rule = true;
    picked = Selector(ranking, relaxed, limit, trace).Run();
  }
  return picked;
}

}  // namespace precis::analyse
