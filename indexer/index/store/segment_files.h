#pragma once

#include <filesystem>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"

namespace precis {

// Creates the folders of an index that are not there. kUnavailable.
Result<void> CreateFolders(const std::filesystem::path& index);

// Removes what a crash left: everything in tmp/ and every segment that
// `manifest` does not name. kUnavailable: cannot be removed.
Result<void> RemoveLeftovers(const std::filesystem::path& index,
                             const Manifest& manifest);

// Moves a finished segment from tmp/ to its place, as often as it is called.
// Not durable before Sync(SegmentsPath(index)).
Result<void> MoveToLive(const std::filesystem::path& index,
                        const std::string& name);

// Removes a segment that no manifest names any more. Its folder is moved away
// before its files go, see OpenSegment. What cannot be removed is left to the
// next start.
void RemoveSegment(const std::filesystem::path& index, const std::string& name);

}  // namespace precis
