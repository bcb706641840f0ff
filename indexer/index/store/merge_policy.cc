#include "indexer/index/store/merge_policy.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace precis {
namespace {

// Room that is left to segments that can be merged, however many cannot.
constexpr std::size_t kRoom = 4;

double Cost(double largest, double sum, std::size_t count) {
  // Empty files cost nothing, but must not divide by nothing either.
  sum = std::max(sum, 1.0);
  return largest / sum * std::pow(sum, 0.05) /
         std::sqrt(static_cast<double>(count));
}

// A run of neighbours that grows to the right.
class Run {
 public:
  explicit Run(const MergeLimits& limits) : limits_(limits) {}

  // Whether the limits allow `segment` in it; if so, it is.
  bool Extend(const SegmentInfo& segment) {
    if (limits_.busy.contains(segment.name)) return false;
    const UnixMs last = segment.ages_from.value_or(0);
    const UnixMs first = segment.ages_from_first.value_or(last);
    const UnixMs oldest = count_ == 0 ? first : std::min(oldest_, first);
    const UnixMs newest = count_ == 0 ? last : std::max(newest_, last);
    // Alone it breaks no limit: it is what it is.
    if (count_ > 0 && (bytes_ + segment.bytes > limits_.max_bytes ||
                       newest - oldest > limits_.max_spread_ms)) {
      return false;
    }
    oldest_ = oldest;
    newest_ = newest;
    bytes_ += segment.bytes;
    largest_ = std::max(largest_, segment.bytes);
    ++count_;
    return true;
  }

  std::size_t count() const { return count_; }
  double cost() const {
    return Cost(static_cast<double>(largest_), static_cast<double>(bytes_),
                count_);
  }

 private:
  const MergeLimits& limits_;
  UnixMs oldest_ = 0;  // Of no meaning while it is empty.
  UnixMs newest_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t largest_ = 0;
  std::size_t count_ = 0;
};

struct Census {
  std::size_t mergeable = 0;  // Segments that may join a neighbour.
  std::size_t others = 0;     // Those that may not; a merge at work is one.
  std::size_t longest = 0;    // Run that is allowed.
};

std::size_t LongestFrom(const std::vector<SegmentInfo>& segments,
                        std::size_t first, const MergeLimits& limits) {
  Run run(limits);
  for (std::size_t i = first;
       i < segments.size() && run.count() < kMaxMergeWidth; ++i) {
    if (!run.Extend(segments[i])) break;
  }
  return run.count();
}

Census Count(const std::vector<SegmentInfo>& segments,
             const MergeLimits& limits) {
  Census census;
  bool joins_left = false;
  bool left_busy = false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::size_t longest = LongestFrom(segments, i, limits);
    census.longest = std::max(census.longest, longest);
    const bool busy = longest == 0;
    const bool joins_right = longest >= 2;
    if (joins_left || joins_right) {
      ++census.mergeable;
    } else if (!busy || !left_busy) {
      ++census.others;
    }
    joins_left = joins_right;
    left_busy = busy;
  }
  return census;
}

}  // namespace

std::optional<MergePlan> ChooseMerge(const std::vector<SegmentInfo>& segments,
                                     const MergeLimits& limits) {
  assert(limits.max_segments >= 1);
  const Census census = Count(segments, limits);
  const std::size_t room = std::min(limits.max_segments, kRoom);
  const std::size_t allowed = limits.max_segments > census.others + room
                                  ? limits.max_segments - census.others
                                  : room;
  if (census.mergeable <= allowed) return std::nullopt;
  const std::size_t narrowest = std::clamp<std::size_t>(
      census.mergeable - allowed + 1, 2, census.longest);
  MergePlan best;
  double best_cost = std::numeric_limits<double>::infinity();
  for (std::size_t first = 0; first < segments.size(); ++first) {
    Run run(limits);
    for (std::size_t i = first;
         i < segments.size() && run.count() < kMaxMergeWidth; ++i) {
      if (!run.Extend(segments[i])) break;
      if (run.count() < narrowest || run.cost() >= best_cost) continue;
      best = {first, run.count()};
      best_cost = run.cost();
    }
  }
  return best;
}

}  // namespace precis
