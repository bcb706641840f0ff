#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "indexer/index/manifest/manifest.h"
#include "indexer/index/store/index_store.h"
#include "indexer/index/store/live_segment.h"

namespace precis {

// How often older versions were looked for.
struct LookupCounts {
  std::uint64_t ids = 0;       // Not found among those that just arrived.
  std::uint64_t segments = 0;  // Asked, because their filters said maybe.
};

// What ResolveVersions found out besides.
struct ResolveReport {
  LookupCounts lookups;
  std::vector<GoneEntry> gone;
};

// Decides what becomes of every entry of `publication` and marks the documents
// of the losers deleted in `next`, whose segments are those of `before` and
// then those of the publication; counts the entries by partition.
//
// `segments` has every segment of `before`. Adds to `report`.
// kBadInput: an entry is of a partition that the publication does not mention.
// kCorrupt: a live segment cannot be read.
Result<std::map<Partition, Tally>> ResolveVersions(
    const Publication& publication, const OpenSegments& segments,
    const Manifest& before, Manifest& next, ResolveReport& report);

}  // namespace precis
