#pragma once

#include <set>
#include <string>
#include <vector>

#include "indexer/index/manifest/manifest.h"
#include "indexer/index/store/store_options.h"

namespace precis {

// No segment may come to hold more than this part of the age or of the bytes
// that retention allows: what goes, goes a segment at a time.
inline constexpr int kRetentionParts = 6;

// Takes the segments that `retention` does not allow at `now` out of
// `manifest`, and returns them. Offsets and tallies stay as they are: an event
// that is delivered again is skipped, whether or not its entry was dropped.
//
// Segments of `merging` stay until the next time, and for retention by size all
// that are newer than one of those.
std::vector<SegmentInfo> RetireSegments(const Retention& retention, UnixMs now,
                                        const std::set<std::string>& merging,
                                        Manifest& manifest);

}  // namespace precis
