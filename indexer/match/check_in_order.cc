#include "indexer/match/check_in_order.h"

#include <algorithm>
#include <cmath>

namespace precis::match {
namespace {

// Sorting by weight in so many steps is as good as sorting.
constexpr std::size_t kLevels = 1024;

// So many are sifted before any of them is checked: few, so that the threshold
// rises soon, but enough that memory answers for many at once.
constexpr std::size_t kTakenTogether = 1024;

// How many checks ahead a document is announced: they take about as long as
// memory does to answer.
constexpr std::size_t kAhead = 4;

}  // namespace

// By levels of weight, the highest first; within one as they came.
void CheckInOrder::Sort() {
  const auto [least, most] = std::ranges::minmax(waiting_, {}, &Match::weight);
  const double spread = most.weight - least.weight;
  const double scale =
      spread > 0 ? static_cast<double>(kLevels - 1) / spread : 0;
  const auto level_of = [&](const Match& match) {
    return std::min(kLevels - 1, static_cast<std::size_t>(
                                     (most.weight - match.weight) * scale));
  };
  tolerance_ = 2 * spread / static_cast<double>(kLevels - 1);
  level_ends_.assign(kLevels + 1, 0);
  for (const Match& match : waiting_) ++level_ends_[level_of(match) + 1];
  for (std::size_t i = 1; i <= kLevels; ++i) {
    level_ends_[i] += level_ends_[i - 1];
  }
  sorted_.resize(waiting_.size());
  // Each level's begin moves to its end, which is the next one's begin.
  for (const Match& match : waiting_) {
    sorted_[level_ends_[level_of(match)]++] = match;
  }
}

// Makes taken_ those from `at` on that may be of use, some of them, and moves
// `at` behind them; empty: there are none.
void CheckInOrder::TakeHeaviest(std::size_t& at) {
  taken_.clear();
  for (; at < sorted_.size() && taken_.size() < kTakenTogether; ++at) {
    const Match& match = sorted_[at];
    if (MayBeBest(match)) {
      taken_.push_back(match);
    } else if (match.weight + tolerance_ < best_.least()) {
      at = sorted_.size();  // Nor is any of what follows.
      return;
    }
  }
}

void CheckInOrder::Announce(std::size_t at) const {
  if (at + kAhead < taken_.size()) {
    const Match& match = taken_[at + kAhead];
    check_.Announce(match.segment, match.docid);
  }
}

// Asks about taken_, and offers what passes.
CheckInOrder::Asked CheckInOrder::AskTaken() {
  Asked asked;
  asked.sifted = taken_.size();
  check_.Sift(taken_);
  asked.likely = taken_.size();
  for (std::size_t at = 0; at < taken_.size(); ++at) {
    Announce(at);
    const Match& match = taken_[at];
    if (!MayBeBest(match)) continue;
    ++asked.checked;
    if (!check_.Accepts(match.segment, match.docid)) continue;
    ++asked.passed;
    best_.Offer(match);
  }
  return asked;
}

void CheckInOrder::Finish() {
  if (waiting_.empty()) return;
  Sort();
  waiting_.clear();
  std::vector<Asked> steps;
  std::size_t at = 0;
  for (TakeHeaviest(at); !taken_.empty(); TakeHeaviest(at)) {
    steps.push_back(AskTaken());
    counts_.asked += steps.back();
  }
  for (std::size_t i = steps.size() / 2; i < steps.size(); ++i) {
    counts_.light += steps[i];
  }
}

CheckInOrder::Asked& CheckInOrder::Asked::operator+=(const Asked& more) {
  sifted += more.sifted;
  likely += more.likely;
  checked += more.checked;
  passed += more.passed;
  return *this;
}

CheckInOrder::Counts& CheckInOrder::Counts::operator+=(const Counts& more) {
  added += more.added;
  asked += more.asked;
  light += more.light;
  return *this;
}

namespace {

// Of so many that `asked` is typical of, how many pass. Of those that remain
// after sifting some are not checked, if the bound has risen meanwhile.
double Passing(std::size_t documents, const CheckInOrder::Asked& asked) {
  if (asked.checked == 0) return 0;
  return static_cast<double>(documents) * static_cast<double>(asked.likely) /
         static_cast<double>(asked.sifted) * static_cast<double>(asked.passed) /
         static_cast<double>(asked.checked);
}

}  // namespace

// Documents that weigh more have their words more often, and pass more often:
// those that were not asked about are like the lightest that were.
std::size_t CheckInOrder::EstimatedPassing(const Counts& counts) {
  const Asked& asked = counts.asked;
  const double passing = Passing(asked.sifted, asked) +
                         Passing(counts.added - asked.sifted, counts.light);
  return static_cast<std::size_t>(std::lround(passing));
}

}  // namespace precis::match
