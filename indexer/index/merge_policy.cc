#include "indexer/index/merge_policy.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace precis {
namespace {

double Cost(double largest, double sum, std::size_t count) {
  // Empty files cost nothing, but must not divide by nothing either.
  sum = std::max(sum, 1.0);
  return largest / sum * std::pow(sum, 0.05) /
         std::sqrt(static_cast<double>(count));
}

}  // namespace

std::optional<MergePlan> ChooseMerge(const std::vector<SegmentInfo>& segments,
                                     std::size_t max_segments) {
  assert(max_segments >= 1);
  if (segments.size() <= max_segments) return std::nullopt;
  const std::size_t widest = std::min(segments.size(), kMaxMergeWidth);
  const std::size_t wanted = segments.size() - max_segments + 1;
  const std::size_t narrowest = std::min(wanted, widest);
  MergePlan best;
  double best_cost = std::numeric_limits<double>::infinity();
  for (std::size_t first = 0; first + narrowest <= segments.size(); ++first) {
    double sum = 0;
    double largest = 0;
    const std::size_t room = std::min(widest, segments.size() - first);
    for (std::size_t count = 1; count <= room; ++count) {
      const auto bytes = static_cast<double>(segments[first + count - 1].bytes);
      sum += bytes;
      largest = std::max(largest, bytes);
      if (count < narrowest) continue;
      const double cost = Cost(largest, sum, count);
      if (cost < best_cost) {
        best = {first, count};
        best_cost = cost;
      }
    }
  }
  return best;
}

}  // namespace precis
