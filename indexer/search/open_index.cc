#include "indexer/search/open_index.h"

#include <optional>
#include <system_error>
#include <utility>

#include "indexer/index/language.h"
#include "indexer/index/layout.h"
#include "indexer/index/segment_database.h"
#include "indexer/index/terms.h"
#include "indexer/index/xapian_guard.h"

namespace precis {
namespace {

// Each try that fails for a segment that is gone has met a publication; more
// than a few in a row would need a publisher faster than opening files.
constexpr int kMaxTries = 20;

struct stat StatManifest(const std::filesystem::path& index) {
  struct stat status = {};
  if (::stat(ManifestPath(index).c_str(), &status) != 0) status = {};
  return status;
}

bool SameFile(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

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

Result<void> OpenSegments(const std::filesystem::path& index,
                          const OpenIndex* previous, OpenIndex& open) {
  auto orders = std::make_shared<WordOrders>();
  for (const SegmentInfo& info : open.manifest->segments) {
    if (const auto place = FindOpen(previous, info)) {
      open.segments.push_back(previous->segments[*place]);
      open.filters.push_back(previous->filters[*place]);
      open.lists.push_back(previous->lists[*place]);
      open.data.push_back(previous->data[*place]);
      orders->emplace(info.uuid, previous->word_orders->at(info.uuid));
      continue;
    }
    auto database = OpenSegment(index, info);
    if (!database) return std::unexpected(std::move(database.error()));
    const auto path = SegmentPath(index, info.name);
    auto loaded = LoadFilter(path, *database);
    if (!loaded) return std::unexpected(std::move(loaded.error()));
    auto order = WordOrderFile::Open(path);
    if (!order) return std::unexpected(std::move(order.error()));
    auto lists = match::SegmentLists::Open(path);
    if (!lists) return std::unexpected(std::move(lists.error()));
    auto data = SegmentData::Open(path);
    if (!data) return std::unexpected(std::move(data.error()));
    open.lists.push_back(*std::move(lists));
    open.data.push_back(*std::move(data));
    orders->emplace(info.uuid,
                    std::make_shared<const WordOrderFile>(*std::move(order)));
    open.segments.push_back(*std::move(database));
    open.filters.push_back(std::move(loaded->filter));
  }
  open.word_orders = std::move(orders);
  return {};
}

std::vector<std::string> LanguagesOf(const Xapian::Database& all) {
  std::vector<std::string> languages;
  const std::string prefix(kLanguagePrefix);
  for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix);
       ++term) {
    auto language = (*term).substr(prefix.size());
    if (language != "en" && Stemmers::Has(language)) {
      languages.push_back(std::move(language));
    }
  }
  return languages;
}

Result<OpenIndex> OpenOnce(const std::filesystem::path& index,
                           const OpenIndex* previous) {
  OpenIndex open;
  open.manifest_file = StatManifest(index);
  auto manifest = LoadManifest(index);
  if (!manifest) return std::unexpected(std::move(manifest.error()));
  open.manifest = std::make_shared<const Manifest>(*std::move(manifest));
  if (auto opened = OpenSegments(index, previous, open); !opened) {
    return std::unexpected(std::move(opened.error()));
  }
  return Guard([&] {
    for (const Xapian::Database& segment : open.segments) {
      open.all.add_database(segment);
    }
    open.languages = LanguagesOf(open.all);
    return std::move(open);
  });
}

}  // namespace

Result<OpenIndex> OpenNewest(const std::filesystem::path& index,
                             const OpenIndex* previous) {
  std::error_code error;
  if (!std::filesystem::is_directory(index, error)) {
    return Fail(ErrorCode::kUnavailable,
                "there is no index at '" + index.string() + "'");
  }
  for (int tries = 1;; ++tries) {
    const auto before = StatManifest(index);
    auto open = OpenOnce(index, previous);
    if (open || tries == kMaxTries) return open;
    if (SameFile(before, StatManifest(index))) return open;
  }
}

bool IsStale(const std::filesystem::path& index, const OpenIndex& open) {
  return !SameFile(StatManifest(index), open.manifest_file);
}

}  // namespace precis
