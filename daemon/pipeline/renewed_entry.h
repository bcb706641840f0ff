#pragma once

#include <cstddef>
#include <optional>

#include "daemon/pipeline/reanalyse.h"
#include "indexer/base/result.h"
#include "indexer/index/entry/entry.h"
#include "indexer/index/segment/stored_entry.h"

namespace precis {

// Whether the segment may have an entry that is to be analysed again.
bool MayBeOutdated(const SegmentInfo& segment,
                   const ReanalyseSettings& settings);

// Entries of one segment as they pass by.
struct PassedEntries {
  ReanalyseCounts counts;
  // The oldest version of the analysis among those that stay, if any do.
  std::optional<int> oldest_left;

  void Add(const PassedEntries& other);
};

// The entry to be analysed, counted in `passed`; nullopt: it stays as it is.
// kCorrupt: it cannot be read.
Result<std::optional<Entry>> OutdatedEntry(const StoredEntry& stored,
                                           const ReanalyseSettings& settings,
                                           PassedEntries& passed);

}  // namespace precis
