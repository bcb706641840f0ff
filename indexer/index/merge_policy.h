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

// The neighbours whose merging costs the fewest bytes for each segment that it
// removes; nullopt: there are at most `max_segments`. Small neighbours of like
// size win, so that every byte is rewritten about as often as its segment can
// grow by the width: size tiers, without a table of sizes.
// REQUIRES: max_segments >= 1.
std::optional<MergePlan> ChooseMerge(const std::vector<SegmentInfo>& segments,
                                     std::size_t max_segments);

}  // namespace precis
