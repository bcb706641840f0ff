#include "indexer/index/segment/segment_description.h"

#include <algorithm>
#include <utility>

#include "indexer/index/manifest/durable_file.h"

namespace precis {
namespace {

void Widen(SegmentInfo& info, const Entry& entry) {
  if (entry.article.deleted) return;
  const int version = entry.analysis.version;
  info.analysis_version = info.analysis_version == 0
                              ? version
                              : std::min(info.analysis_version, version);
  const auto published_at = entry.article.published_at;
  if (!published_at) return;
  info.oldest = std::min(info.oldest.value_or(*published_at), *published_at);
  info.newest = std::max(info.newest.value_or(*published_at), *published_at);
}

}  // namespace

void DescribeAdded(const Entry& entry, std::uint32_t first_docid,
                   std::uint32_t documents, FinishedSegment& segment) {
  segment.entries.push_back({.id = entry.article.id,
                             .version = entry.version,
                             .tombstone = entry.article.deleted,
                             .first_docid = first_docid,
                             .documents = documents});
  Widen(segment.info, entry);
}

Result<void> MakeDurable(const std::filesystem::path& directory,
                         SegmentInfo& info) {
  auto bytes = SyncDirectory(directory);
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  info.bytes = *bytes;
  return Sync(directory.parent_path());
}

}  // namespace precis
