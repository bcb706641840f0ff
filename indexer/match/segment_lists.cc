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
  SlotValues* found = nullptr;
  {
    const MutexLock hold(mutex_);
    found = &values_[slot];
  }
  std::call_once(found->once, [&] {
    found->values = ValueChunks::Read(postings_, slot);
    found->is_read = true;
  });
  return found->values ? &*found->values : nullptr;
}

bool SegmentLists::HasRead(std::uint32_t slot) const {
  const MutexLock hold(mutex_);
  const auto found = values_.find(slot);
  return found != values_.end() && found->second.is_read;
}

}  // namespace precis::match
