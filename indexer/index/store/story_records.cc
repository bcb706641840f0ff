#include "indexer/index/store/story_records.h"

#include <xapian.h>

#include <exception>
#include <utility>

#include "indexer/index/manifest/partition_json.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

Result<Version> VersionOf(const Xapian::Database& database,
                          Xapian::docid article) {
  return Guard([&]() -> Result<Version> {
    try {
      return DecodeVersion(
          database.get_document(article).get_value(kVersionSlot));
    } catch (const std::exception& exception) {
      return Fail(ErrorCode::kCorrupt, "version of document " +
                                           std::to_string(article) + ": " +
                                           exception.what());
    }
  });
}

Result<void> VisitSegment(const Xapian::Database& database,
                          const RangeSet& deleted,
                          const StoryRecordVisitor& visit) {
  const auto end = database.valuestream_end(kStoriesSlot);
  for (auto value = database.valuestream_begin(kStoriesSlot); value != end;
       ++value) {
    const Xapian::docid article = value.get_docid();
    if (deleted.Contains(article)) continue;
    const auto version = [&] { return VersionOf(database, article); };
    if (auto visited = visit(*value, version); !visited) return visited;
  }
  return {};
}

}  // namespace

Result<void> VisitStoryRecords(const std::filesystem::path& index,
                               const Manifest& manifest,
                               const StoryRecordVisitor& visit) {
  for (const SegmentInfo& info : manifest.segments) {
    auto database = OpenSegment(index, info);
    if (!database) return std::unexpected(std::move(database.error()));
    auto visited =
        Guard([&] { return VisitSegment(*database, info.deleted, visit); });
    if (!visited) {
      return std::unexpected(
          std::move(visited.error()).Within("segment '" + info.name + "'"));
    }
  }
  return {};
}

}  // namespace precis
