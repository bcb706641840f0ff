#include "indexer/match/check_in_order.h"

#include <algorithm>
#include <cmath>

namespace precis::match {
namespace {

// Sorting by weight in so many steps is as good as sorting.
constexpr std::size_t kLevels = 1024;

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
  level_ends_.pop_back();
}

void CheckInOrder::Announce(std::size_t at) const {
  if (at + kAhead < sorted_.size()) {
    const Match& match = sorted_[at + kAhead];
    check_.Announce(match.segment, match.docid);
  }
}

void CheckInOrder::Check(const Match& match) {
  ++counts_.checked;
  if (!check_.Accepts(match.segment, match.docid)) return;
  ++counts_.passed;
  best_.Offer(match);
}

void CheckInOrder::Sift() {
  counts_.sifted += waiting_.size();
  check_.Sift(waiting_);
  counts_.likely += waiting_.size();
}

void CheckInOrder::Finish() {
  Sift();
  if (waiting_.empty()) return;
  Sort();
  waiting_.clear();
  std::size_t at = 0;
  for (const std::size_t end : level_ends_) {
    const bool is_of_use =
        std::any_of(sorted_.begin() + static_cast<std::ptrdiff_t>(at),
                    sorted_.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](const Match& match) { return MayBeBest(match); });
    if (at < end && !is_of_use) break;  // Nor is what weighs less.
    for (; at < end; ++at) {
      Announce(at);
      if (MayBeBest(sorted_[at])) Check(sorted_[at]);
    }
  }
}

CheckInOrder::Counts& CheckInOrder::Counts::operator+=(const Counts& more) {
  added += more.added;
  sifted += more.sifted;
  likely += more.likely;
  checked += more.checked;
  passed += more.passed;
  return *this;
}

// Of those that remained after sifting some are checked by no thread, if others
// have raised the bound meanwhile.
std::size_t CheckInOrder::EstimatedPassing(const Counts& counts) {
  if (counts.checked == 0) return 0;
  const double share =
      static_cast<double>(counts.likely) / static_cast<double>(counts.sifted) *
      static_cast<double>(counts.passed) / static_cast<double>(counts.checked);
  return static_cast<std::size_t>(
      std::lround(static_cast<double>(counts.added) * share));
}

}  // namespace precis::match
