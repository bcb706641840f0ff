#include "indexer/index/store_state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "indexer/index/segment_database.h"
#include "indexer/index/segment_files.h"

namespace precis {
namespace {

// Segments of a crash are removed and their numbers used again, but not within
// the same millisecond.
std::string StartTime() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%012llx",
                static_cast<unsigned long long>(ms));
  return digits.data();
}

std::int64_t CountDeleted(const SegmentInfo& segment) {
  std::int64_t count = 0;
  for (const auto& [begin, end] : segment.deleted.ToPairs()) {
    count += end - begin;
  }
  return count;
}

bool Names(const Manifest& manifest, const std::string& name) {
  return std::ranges::any_of(
      manifest.segments,
      [&](const SegmentInfo& segment) { return segment.name == name; });
}

}  // namespace

IndexStore::State::State(std::filesystem::path index_path,
                         DirectoryLock directory_lock)
    : index(std::move(index_path)),
      lock(std::move(directory_lock)),
      name_prefix_(StartTime()) {}

std::string IndexStore::State::NewName() {
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "-%06llu",
                static_cast<unsigned long long>(++names_));
  return name_prefix_ + digits.data();
}

std::shared_ptr<const Manifest> IndexStore::State::Current() const {
  const MutexLock hold(current_mutex);
  return current;
}

Result<void> IndexStore::State::Commit(Manifest next, OpenSegments opened) {
  if (auto stored = StoreManifest(index, next); !stored) return stored;
  const auto before = Current();
  segments.merge(opened);
  const auto after = std::make_shared<const Manifest>(std::move(next));
  {
    const MutexLock hold(current_mutex);
    current = after;
  }
  for (const SegmentInfo& segment : before->segments) {
    if (Names(*after, segment.name)) continue;
    segments.erase(segment.name);
    RemoveSegment(index, segment.name);
  }
  return {};
}

void DropDeadSegments(Manifest& manifest, const std::set<std::string>& kept) {
  std::erase_if(manifest.segments, [&](const SegmentInfo& segment) {
    return CountDeleted(segment) == segment.documents &&
           !kept.contains(segment.name);
  });
}

Result<OpenSegments> OpenMissing(const std::filesystem::path& index,
                                 const Manifest& manifest,
                                 const OpenSegments& open) {
  OpenSegments opened;
  for (const SegmentInfo& segment : manifest.segments) {
    if (open.contains(segment.name)) continue;
    auto database = OpenSegment(index, segment);
    if (!database) return std::unexpected(std::move(database.error()));
    opened.emplace(segment.name, *std::move(database));
  }
  return opened;
}

}  // namespace precis
