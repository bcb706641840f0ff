#include "indexer/search/shared_segments.h"

#include <utility>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/terms/language.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

std::vector<std::string> LanguagesOf(const Xapian::Database& segment) {
  std::vector<std::string> languages;
  const std::string prefix(kLanguagePrefix);
  const auto end = segment.allterms_end(prefix);
  for (auto term = segment.allterms_begin(prefix); term != end; ++term) {
    auto language = (*term).substr(prefix.size());
    if (language != "en" && Stemmers::Has(language)) {
      languages.push_back(std::move(language));
    }
  }
  return languages;
}

Result<SharedSegmentPtr> OpenAnew(const std::filesystem::path& path,
                                  const Xapian::Database& database) {
  auto loaded = LoadFilter(path, database);
  if (!loaded) return std::unexpected(std::move(loaded.error()));
  auto order = WordOrderFile::Open(path);
  if (!order) return std::unexpected(std::move(order.error()));
  auto lists = match::SegmentLists::Open(path);
  if (!lists) return std::unexpected(std::move(lists.error()));
  auto data = SegmentData::Open(path);
  if (!data) return std::unexpected(std::move(data.error()));
  return std::make_shared<const SharedSegment>(SharedSegment{
      .filter = std::move(loaded->filter),
      .lists = *std::move(lists),
      .data = *std::move(data),
      .word_order = std::make_shared<const WordOrderFile>(*std::move(order)),
      .languages = LanguagesOf(database)});
}

}  // namespace

struct stat StatManifest(const std::filesystem::path& index) {
  struct stat status = {};
  if (::stat(ManifestPath(index).c_str(), &status) != 0) status = {};
  return status;
}

bool IsSameFile(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

Result<ManifestFile> SharedSegments::ReadManifest() {
  const MutexLock hold(mutex_);
  const struct stat status = StatManifest(index_);
  if (newest_.manifest && IsSameFile(status, newest_.status)) return newest_;
  auto manifest = LoadManifest(index_);
  if (!manifest) return std::unexpected(std::move(manifest.error()));
  newest_ = {std::make_shared<const Manifest>(*std::move(manifest)), status};
  return newest_;
}

Result<SharedSegmentPtr> SharedSegments::Open(
    const SegmentInfo& info, const Xapian::Database& database) {
  // Whoever comes meanwhile wants the same segment: to wait for it is as quick
  // as to open it, too.
  const MutexLock hold(mutex_);
  std::weak_ptr<const SharedSegment>& known = open_[info.uuid + info.name];
  if (auto segment = known.lock()) return segment;
  auto segment = OpenAnew(SegmentPath(index_, info.name), database);
  if (segment) known = *segment;
  std::erase_if(open_, [](const auto& item) { return item.second.expired(); });
  return segment;
}

Result<SharedSegmentPtr> SharedSegments::OpenMerged(
    const std::filesystem::path& path, const SegmentInfo& info,
    const Xapian::Database& database) {
  auto segment = OpenAnew(path, database);
  const MutexLock hold(mutex_);
  if (segment) open_[info.uuid + info.name] = *segment;
  return segment;
}

}  // namespace precis
