#include "indexer/analyse/selection.h"

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

class Selector {
 public:
  Selector(const Ranking& ranking, const SelectionRules& rules,
           std::size_t limit)
      : ranking_(ranking),
        rules_(rules),
        limit_(std::min(limit, ranking.candidates.size())) {}

  std::vector<std::size_t> Run() {
    while (picked_.size() < rules_.count) {
      const auto next = Best();
      if (!next) break;
      picked_.push_back(*next);
      words_ += ranking_.candidates[*next].words;
    }
    std::ranges::sort(picked_);
    return std::move(picked_);
  }

 private:
  // The most that `i` says again of what is picked; 2 for one that is picked.
  double Redundancy(std::size_t i) const {
    double most = 0;
    for (const std::size_t j : picked_) {
      most = std::max(most, i == j ? 2.0 : ranking_.Similarity(i, j));
    }
    return most;
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
      const double redundancy = Redundancy(i);
      if (!Fits(c) || redundancy > rules_.max_similarity) continue;
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

  const Ranking& ranking_;
  const SelectionRules& rules_;
  std::size_t limit_;
  std::vector<std::size_t> picked_;
  std::size_t words_ = 0;  // Of the picked.
};

}  // namespace

std::vector<std::size_t> Select(const Ranking& ranking,
                                const SelectionRules& rules,
                                std::size_t limit) {
  SelectionRules relaxed = rules;
  auto picked = Selector(ranking, relaxed, limit).Run();
  if (picked.size() < rules.least && !rules.allow_personal) {
    relaxed.allow_personal = true;
    picked = Selector(ranking, relaxed, limit).Run();
  }
  for (bool* rule : {&relaxed.allow_quoted, &relaxed.allow_weak_start,
                     &relaxed.allow_question, &relaxed.allow_filler}) {
    if (!picked.empty()) break;
    *rule = true;
    picked = Selector(ranking, relaxed, limit).Run();
  }
  return picked;
}

}  // namespace precis::analyse
