#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/manifest/manifest.h"

namespace precis {

// segments[first, first + count) are to become one.
struct MergePlan {
  std::size_t first = 0;
  std::size_t count = 0;

  friend bool operator==(const MergePlan&, const MergePlan&) = default;
};

// At most this many segments are merged at once: each holds open files.
inline constexpr std::size_t kMaxMergeWidth = 32;

// What a merge may not do. Segments that it can do nothing for do not count
// against `max_segments`, but leave room for a few others: merging those the
// more often instead would rewrite them again and again.
struct MergeLimits {
  static constexpr std::uint64_t kNoBytes =
      std::numeric_limits<std::uint64_t>::max();
  static constexpr UnixMs kNoSpread = std::numeric_limits<UnixMs>::max();

  std::size_t max_segments = 16;
  std::uint64_t max_bytes = kNoBytes;  // Of the sources together.
  // Between the ages of all segments that a merged one was made of
  // (SegmentInfo::ages_from): it goes when the newest in it is too old, so old
  // ones must not join new ones.
  UnixMs max_spread_ms = kNoSpread;
  // Those that are being merged already. (g++ asks for the initializer where
  // others are designated.)
  std::set<std::string> busy = {};  // NOLINT(readability-redundant-member-init)
};

// The best neighbours to merge; nullopt: there are few enough, or none may.
//
// Best is a run in which no segment is much larger than the others (that one
// would be rewritten for little), then a long one, then a small one: cost =
// largest / sum * sum^0.05 / sqrt(count), the skew of Lucene's
// TieredMergePolicy with a reward for length. Segments of like size so grow
// together in tiers: of n segments of one size, at most 16 at a time, each byte
// is rewritten 1.9 times for n = 250, 2.5 for 1,000, 3.3 for 4,000.
// REQUIRES: limits.max_segments >= 1.
std::optional<MergePlan> ChooseMerge(const std::vector<SegmentInfo>& segments,
                                     const MergeLimits& limits);

}  // namespace precis
