#include "indexer/match/segment_lists.h"

#include <utility>

#include "indexer/glass/version_file.h"

namespace precis::match {

Result<SharedLists> SegmentLists::Open(const std::filesystem::path& segment) {
  auto version = glass::ReadVersion(segment);
  if (!version) return std::unexpected(std::move(version.error()));
  constexpr auto kTable = glass::Table::kPostlist;
  auto postings = glass::TableFile::Open(
      segment, kTable, version->roots[static_cast<std::size_t>(kTable)]);
  if (!postings) return std::unexpected(std::move(postings.error()));
  return SharedLists(new SegmentLists(*std::move(postings),
                                      version->statistics.documents,
                                      version->statistics.last_docid));
}

const ValueChunks* SegmentLists::ValuesOf(std::uint32_t slot) const {
  const MutexLock hold(mutex_);
  auto found = values_.find(slot);
  if (found == values_.end()) {
    found = values_.emplace(slot, ValueChunks::Read(postings_, slot)).first;
  }
  const std::optional<ValueChunks>& values = found->second;
  return values ? &*values : nullptr;
}

}  // namespace precis::match
