#include "indexer/index/store/segment_files.h"

#include <algorithm>
#include <system_error>

#include "indexer/index/manifest/durable_file.h"
#include "indexer/index/manifest/layout.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

Error FromCode(const std::string& what, const fs::path& path,
               const std::error_code& code) {
  return {ErrorCode::kUnavailable,
          what + " '" + path.string() + "': " + code.message()};
}

bool Names(const Manifest& manifest, const std::string& name) {
  return std::ranges::any_of(
      manifest.segments,
      [&](const SegmentInfo& segment) { return segment.name == name; });
}

// Removes the entries of a directory but those that `keep` wants.
template <typename Keep>
Result<void> Empty(const fs::path& directory, Keep keep) {
  std::error_code error;
  std::vector<fs::path> unwanted;
  for (fs::directory_iterator entry(directory, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (!keep(entry->path().filename().string())) {
      unwanted.push_back(entry->path());
    }
  }
  if (error) return std::unexpected(FromCode("cannot list", directory, error));
  for (const fs::path& path : unwanted) {
    fs::remove_all(path, error);
    if (error) return std::unexpected(FromCode("cannot remove", path, error));
  }
  return {};
}

}  // namespace

Result<void> CreateFolders(const fs::path& index) {
  for (const fs::path& path : {SegmentsPath(index), TemporaryPath(index)}) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return std::unexpected(FromCode("cannot create", path, error));
  }
  return Sync(index);
}

Result<void> RemoveLeftovers(const fs::path& index, const Manifest& manifest) {
  const auto nothing = [](const std::string&) { return false; };
  if (auto emptied = Empty(TemporaryPath(index), nothing); !emptied) {
    return emptied;
  }
  return Empty(SegmentsPath(index),
               [&](const std::string& name) { return Names(manifest, name); });
}

Result<void> MoveToLive(const fs::path& index, const std::string& name) {
  return MoveDirectory(TemporaryPath(index) / name, SegmentPath(index, name));
}

void RemoveSegment(const fs::path& index, const std::string& name) {
  const fs::path doomed = TemporaryPath(index) / (name + ".removed");
  if (!MoveDirectory(SegmentPath(index, name), doomed)) return;
  std::error_code ignored;
  fs::remove_all(doomed, ignored);
}

}  // namespace precis
