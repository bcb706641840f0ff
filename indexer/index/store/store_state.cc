#include "indexer/index/store/store_state.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/store/retention.h"
#include "indexer/index/store/segment_files.h"
#include "indexer/index/words/word_order_file.h"

namespace precis {
namespace {

UnixMs SystemNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// Segments of a crash are removed and their numbers used again, but not within
// the same millisecond.
std::string StartTime() {
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%012llx",
                static_cast<unsigned long long>(SystemNow()));
  return digits.data();
}

std::int64_t CountDeleted(const SegmentInfo& segment) {
  std::int64_t count = 0;
  for (const auto& [begin, end] : segment.deleted.ToPairs()) {
    count += end - begin;
  }
  return count;
}

// Takes the segments without a live document out of `manifest`, but for those
// of `kept`.
void DropDeadSegments(Manifest& manifest, const std::set<std::string>& kept) {
  std::erase_if(manifest.segments, [&](const SegmentInfo& segment) {
    return CountDeleted(segment) == segment.documents &&
           !kept.contains(segment.name);
  });
}

// Those of `opened` and `before` that `manifest` does not name.
std::vector<std::string> NamesGone(const OpenSegments& before,
                                   const OpenSegments& opened,
                                   const Manifest& manifest) {
  std::set<std::string> gone;
  for (const auto& [name, segment] : before) gone.insert(name);
  for (const auto& [name, segment] : opened) gone.insert(name);
  for (const SegmentInfo& segment : manifest.segments) gone.erase(segment.name);
  return {gone.begin(), gone.end()};
}

}  // namespace

IndexStore::State::State(std::filesystem::path index_path,
                         DirectoryLock directory_lock,
                         StoreOptions store_options)
    : index(std::move(index_path)),
      options(std::move(store_options)),
      lock(std::move(directory_lock)),
      throttle(options.merge_bytes_per_s),
      name_prefix_(StartTime()) {}

std::string IndexStore::State::NewName() {
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "-%06llu",
                static_cast<unsigned long long>(++names_));
  return name_prefix_ + digits.data();
}

UnixMs IndexStore::State::Now() const {
  return options.now ? options.now() : SystemNow();
}

std::shared_ptr<const Manifest> IndexStore::State::Current() const {
  const MutexLock hold(current_mutex);
  return current;
}

Result<OpenSegments> IndexStore::State::OpenMissing(const Manifest& manifest) {
  OpenSegments opened;
  for (const SegmentInfo& info : manifest.segments) {
    if (segments.contains(info.name)) continue;
    auto database = OpenSegment(index, info);
    if (!database) return std::unexpected(std::move(database.error()));
    const auto path = SegmentPath(index, info.name);
    // Searches need it: better no start than answers without phrases.
    if (auto order = WordOrderFile::Open(path); !order) {
      return std::unexpected(std::move(order.error()));
    }
    auto loaded = LoadFilter(path, *database);
    if (!loaded) return std::unexpected(std::move(loaded.error()));
    if (loaded->rebuilt) {
      // If it cannot be written, it is made again at the next start.
      static_cast<void>(WriteFilter(path, *loaded->filter));
      const MutexLock hold(current_mutex);
      ++statistics.filters_rebuilt;
    }
    opened.emplace(info.name, LiveSegment{*std::move(database),
                                          std::move(loaded->filter)});
  }
  return opened;
}

Result<void> IndexStore::State::Commit(Manifest next, OpenSegments opened,
                                       Names& gone) {
  DropDeadSegments(next, merging);
  const auto retired = RetireSegments(options.retention, Now(), merging, next);
  if (auto stored = StoreManifest(index, next); !stored) return stored;
  gone = NamesGone(segments, opened, next);
  segments.merge(opened);
  for (const std::string& name : gone) segments.erase(name);
  throttle.Lift(next.segments.size() > 2 * options.max_segments);
  const MutexLock hold(current_mutex);
  current = std::make_shared<const Manifest>(std::move(next));
  for (const SegmentInfo& segment : retired) {
    ++statistics.retired_segments;
    statistics.retired_bytes += segment.bytes;
  }
  return {};
}

void IndexStore::State::RemoveSegments(const Names& names) const {
  for (const std::string& name : names) RemoveSegment(index, name);
}

}  // namespace precis
