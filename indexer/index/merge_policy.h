#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/index/manifest.h"

namespace precis {

// segments[first, first + count) are to become one.
struct MergePlan {
  std::size_t first = 0;
  std::size_t count = 0;

  friend bool operator==(const MergePlan&, const MergePlan&) = default;
};

// At most this many segments are merged at once: each holds open files.
inline constexpr std::size_t kMaxMergeWidth = 32;

// The best neighbours to merge; nullopt: there are at most `max_segments`.
//
// Best is a run in which no segment is much larger than the others (that one
// would be rewritten for little), then a long one, then a small one: cost =
// largest / sum * sum^0.05 / sqrt(count), the skew of Lucene's
// TieredMergePolicy with a reward for length. Segments of like size so grow
// together in tiers, and a byte is rewritten a few times in its life.
// REQUIRES: max_segments >= 1.
std::optional<MergePlan> ChooseMerge(const std::vector<SegmentInfo>& segments,
                                     std::size_t max_segments);

}  // namespace precis
