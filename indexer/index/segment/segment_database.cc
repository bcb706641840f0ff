#include "indexer/index/segment/segment_database.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/manifest/partition_json.h"
#include "indexer/index/segment/xapian_guard.h"
#include "indexer/index/terms/terms.h"

namespace precis {
namespace {

Result<void> Check(const Xapian::Database& database, const SegmentInfo& info) {
  if (const auto uuid = database.get_uuid(); uuid != info.uuid) {
    return Fail(ErrorCode::kCorrupt,
                "is database " + uuid + ", not " + info.uuid);
  }
  const auto format = database.get_metadata(std::string(kFormatKey));
  if (format != kIndexFormat) {
    return Fail(ErrorCode::kCorrupt, "has format '" + format +
                                         "', but this program reads format " +
                                         std::string(kIndexFormat));
  }
  return {};
}

Result<Xapian::Database> OpenAndCheck(const std::filesystem::path& path,
                                      const SegmentInfo& info) {
  Xapian::Database database(path.string(),
                            Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (auto checked = Check(database, info); !checked) {
    return std::unexpected(std::move(checked.error()));
  }
  // See the header: only now is it certain that no table was missed.
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return Fail(ErrorCode::kUnavailable, "is gone");
  }
  return database;
}

PlacedEntry Place(const Xapian::Database& segment, Xapian::docid docid) {
  const auto document = segment.get_document(docid, Xapian::DOC_ASSUME_VALID);
  return PlacedEntry{
      .first_docid = docid,
      .documents = static_cast<std::uint32_t>(
          std::stoul(document.get_value(kDocumentsSlot))),
      .version = DecodeVersion(document.get_value(kVersionSlot))};
}

}  // namespace

Result<Xapian::Database> OpenSegment(const std::filesystem::path& index,
                                     const SegmentInfo& info) {
  return OpenSegmentAt(SegmentPath(index, info.name), info);
}

Result<Xapian::Database> OpenSegmentAt(const std::filesystem::path& segment,
                                       const SegmentInfo& info) {
  auto opened = Guard([&] { return OpenAndCheck(segment, info); });
  if (!opened) {
    return std::unexpected(
        std::move(opened.error()).Within("segment '" + info.name + "'"));
  }
  return opened;
}

Result<PlacedEntry> PlaceAt(const Xapian::Database& segment,
                            std::uint32_t first_docid) {
  const auto corrupt = [&](const std::string& why) {
    return Fail(ErrorCode::kCorrupt,
                "segment " + segment.get_uuid() + ": document " +
                    std::to_string(first_docid) + ": " + why);
  };
  auto place = Guard([&]() -> Result<PlacedEntry> {
    try {
      return Place(segment, first_docid);
    } catch (const std::exception& exception) {  // Of its version slot.
      return corrupt(exception.what());
    }
  });
  if (!place) return corrupt(place.error().message);
  return place;
}

Result<std::optional<PlacedEntry>> FindEntry(const Xapian::Database& segment,
                                             const RangeSet& deleted,
                                             const std::string& id) {
  const auto corrupt = [&](const std::string& why) {
    return Fail(ErrorCode::kCorrupt,
                "segment " + segment.get_uuid() + ": " + why);
  };
  const std::string term = MakeTerm(kIdPrefix, id);
  auto found = Guard([&]() -> Result<std::optional<PlacedEntry>> {
    try {
      for (auto posting = segment.postlist_begin(term);
           posting != segment.postlist_end(term); ++posting) {
        if (deleted.Contains(*posting)) continue;
        return std::optional(Place(segment, *posting));
      }
      return std::nullopt;
    } catch (const std::exception& exception) {  // Of its version slot.
      return corrupt(exception.what());
    }
  });
  if (!found) return corrupt(found.error().message);
  return found;
}

}  // namespace precis
