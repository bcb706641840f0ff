#include "indexer/search/open_index.h"

#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/xapian_guard.h"

namespace precis {
namespace {

// Each try that fails for a segment that is gone has met a publication; more
// than a few in a row would need a publisher faster than opening files.
constexpr int kMaxTries = 20;

// Where `previous` has the segment open; nullopt: nowhere.
std::optional<std::size_t> FindOpen(const OpenIndex* previous,
                                    const SegmentInfo& wanted) {
  if (previous == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < previous->segments.size(); ++i) {
    const SegmentInfo& info = previous->manifest->segments[i];
    if (info.name == wanted.name && info.uuid == wanted.uuid) return i;
  }
  return std::nullopt;
}

Result<void> OpenSegments(SharedSegments& shared, const OpenIndex* previous,
                          OpenIndex& open) {
  auto orders = std::make_shared<WordOrders>();
  for (const SegmentInfo& info : open.manifest->segments) {
    if (const auto place = FindOpen(previous, info)) {
      open.segments.push_back(previous->segments[*place]);
      open.shared.push_back(previous->shared[*place]);
    } else {
      auto database = OpenSegment(shared.index(), info);
      if (!database) return std::unexpected(std::move(database.error()));
      auto segment = shared.Open(info, *database);
      if (!segment) return std::unexpected(std::move(segment.error()));
      open.segments.push_back(*std::move(database));
      open.shared.push_back(*std::move(segment));
    }
    open.lists.push_back(open.shared.back()->lists);
    orders->emplace(info.uuid, open.shared.back()->word_order);
  }
  open.word_orders = std::move(orders);
  return {};
}

std::vector<std::string> LanguagesOf(const OpenIndex& open) {
  std::set<std::string> languages;
  for (const SharedSegmentPtr& segment : open.shared) {
    languages.insert(segment->languages.begin(), segment->languages.end());
  }
  return {languages.begin(), languages.end()};
}

Result<OpenIndex> OpenOnce(SharedSegments& shared, const OpenIndex* previous) {
  auto file = shared.ReadManifest();
  if (!file) return std::unexpected(std::move(file.error()));
  OpenIndex open;
  open.manifest_file = file->status;
  open.manifest = std::move(file->manifest);
  return Guard([&]() -> Result<OpenIndex> {
    if (auto opened = OpenSegments(shared, previous, open); !opened) {
      return std::unexpected(std::move(opened.error()));
    }
    for (const Xapian::Database& segment : open.segments) {
      open.all.add_database(segment);
    }
    open.languages = LanguagesOf(open);
    return std::move(open);
  });
}

}  // namespace

Result<OpenIndex> OpenNewest(SharedSegments& shared,
                             const OpenIndex* previous) {
  const std::filesystem::path& index = shared.index();
  std::error_code error;
  if (!std::filesystem::is_directory(index, error)) {
    return Fail(ErrorCode::kUnavailable,
                "there is no index at '" + index.string() + "'");
  }
  for (int tries = 1;; ++tries) {
    const auto before = StatManifest(index);
    auto open = OpenOnce(shared, previous);
    if (open || tries == kMaxTries) return open;
    if (IsSameFile(before, StatManifest(index))) return open;
  }
}

Result<OpenIndex> OpenNewest(const std::filesystem::path& index) {
  SharedSegments alone(index);
  return OpenNewest(alone, nullptr);
}

bool IsStale(const std::filesystem::path& index, const OpenIndex& open) {
  return !IsSameFile(StatManifest(index), open.manifest_file);
}

}  // namespace precis
