#include "indexer/search/segment_data.h"

#include <utility>

#include "indexer/glass/version_file.h"

namespace precis {

Result<SharedData> SegmentData::Open(const std::filesystem::path& segment) {
  auto version = glass::ReadVersion(segment);
  if (!version) return std::unexpected(std::move(version.error()));
  constexpr auto kTable = glass::Table::kDocdata;
  auto table = glass::TableFile::Open(
      segment, kTable, version->roots[static_cast<std::size_t>(kTable)]);
  if (!table) return std::unexpected(std::move(table.error()));
  return SharedData(new SegmentData(*std::move(table)));
}

}  // namespace precis
