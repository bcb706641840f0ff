#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/manifest/merge_options.h"

namespace precis {

// Several segments as one, below <index>/tmp/ and durable.
struct MergedSegment {
  std::optional<SegmentInfo> info;  // nullopt: every document was deleted.
  // What is to be added to a document id of each source. Of no meaning for a
  // source of which nothing was left.
  std::vector<std::int64_t> shifts;
};

// Merges live segments, leaving out the documents they have as deleted, into
// <index>/tmp/<name>. Reads each source once from start to end, whoever wrote
// it, and changes none. `options.throttle` hears of the bytes written since its
// last call.
//
// kUnavailable: the disk refused. kCorrupt: a source is damaged. kCancelled:
// `options.stop` said so.
Result<MergedSegment> MergeSegments(const std::filesystem::path& index,
                                    const std::vector<SegmentInfo>& sources,
                                    const std::string& name,
                                    const MergeOptions& options = {});

// What was marked deleted in the sources since they were merged: ids of `now`
// that are not in `then`, shifted. The segments are the same, in order.
RangeSet ShiftNewDeletions(const std::vector<SegmentInfo>& then,
                           const std::vector<SegmentInfo>& now,
                           const std::vector<std::int64_t>& shifts);

}  // namespace precis
