#include "indexer/match/check_in_order.h"

#include <algorithm>

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
      break;
    } else {
      passed_over_.Add(match);
    }
  }
}

void CheckInOrder::Announce(const std::vector<Match>& matches,
                            std::size_t at) const {
  if (at + kAhead < matches.size()) {
    const Match& match = matches[at + kAhead];
    check_.Announce(match.segment, match.docid);
  }
}

// Offers what passes.
void CheckInOrder::AskTaken() {
  check_.Sift(taken_);
  asked_.likely += taken_.size();
  for (std::size_t at = 0; at < taken_.size(); ++at) {
    Announce(taken_, at);
    const Match& match = taken_[at];
    if (!MayBeBest(match)) continue;
    ++asked_.checked;
    if (!check_.Accepts(match.segment, match.docid)) continue;
    ++asked_.passed;
    best_.Offer(match);
  }
}

void CheckInOrder::Finish() {
  if (waiting_.empty()) return;
  Sort();
  waiting_.clear();
  std::size_t at = 0;
  for (TakeHeaviest(at); !taken_.empty(); TakeHeaviest(at)) AskTaken();
  for (; at < sorted_.size(); ++at) passed_over_.Add(sorted_[at]);
}

double CheckInOrder::Asked::Passing() const {
  if (checked == 0) return 0;
  return static_cast<double>(likely) * static_cast<double>(passed) /
         static_cast<double>(checked);
}

// As large a share of those passed over as of a sample of them.
double CheckInOrder::PassingOfPassedOver() const {
  std::vector<Match> sample = passed_over_.matches();
  if (sample.empty()) return 0;
  const auto size = static_cast<double>(sample.size());
  check_.Sift(sample);
  std::size_t passed = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    Announce(sample, at);
    const Match& match = sample[at];
    if (check_.Accepts(match.segment, match.docid)) ++passed;
  }
  return static_cast<double>(passed_over_.added()) *
         static_cast<double>(passed) / size;
}

double CheckInOrder::EstimatePassing() const {
  return asked_.Passing() + PassingOfPassedOver();
}

}  // namespace precis::match
