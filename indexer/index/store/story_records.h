#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/entry/version.h"
#include "indexer/index/manifest/manifest.h"

namespace precis {

// What `visit` gets of an entry: its Placement::record and, when asked for, its
// version. kCorrupt as below.
using StoryRecordVisitor = std::function<Result<void>(
    const std::string& record,
    const std::function<Result<Version>()>& version)>;

// Visits every live entry of `manifest` that has a record, segment by segment.
// Reads those records and little else. Stops at the first error of `visit` and
// returns it.
//
// kUnavailable: a segment is gone or cannot be read. kCorrupt: it is damaged.
Result<void> VisitStoryRecords(const std::filesystem::path& index,
                               const Manifest& manifest,
                               const StoryRecordVisitor& visit);

}  // namespace precis
