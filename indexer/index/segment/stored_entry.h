// Entries as a segment holds them, to be made anew.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/entry/entry.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/segment/segment_database.h"

namespace precis {

// The article's document of one entry.
struct StoredEntry {
  PlacedEntry place;
  std::string json;  // schemas/entry.schema.json.
  std::optional<UnixMs>
      published_at;              // To the millisecond; `json` has seconds.
  std::string placement_record;  // Placement::record.
};

// The entry without its analysis: what its producer sent, which version it is,
// and whatever else analysing does not make. Errors: see StoredArticle.
Result<Entry> EntryWithoutAnalysis(const StoredEntry& stored);

// What made the analysis of an entry.
struct AnalysisOrigin {
  int version = 0;
  bool has_wtf = false;
  std::string_view lexicon;  // WtfIndex::lexicon, within the entry's JSON.
};

// Read off the JSON without parsing it: a look at every entry of an index has
// to be quick. REQUIRES: EntryToJson wrote `entry_json`.
AnalysisOrigin AnalysisOriginOf(std::string_view entry_json);

// The live entries of one segment. What is deleted after it was opened is not
// noticed.
//
// Thread safety: none; one for each thread.
class EntryReader {
 public:
  // Errors: see OpenSegment.
  static Result<EntryReader> Open(const std::filesystem::path& index,
                                  const SegmentInfo& segment);

  // The first documents of the entries of articles, ascending; no tombstones.
  Result<std::vector<std::uint32_t>> FirstDocuments() const;

  // REQUIRES: one of FirstDocuments(). kCorrupt: it cannot be read.
  Result<StoredEntry> Read(std::uint32_t first_docid) const;

 private:
  EntryReader(Xapian::Database database, SegmentInfo segment)
      : database_(std::move(database)), segment_(std::move(segment)) {}

  Xapian::Database database_;
  SegmentInfo segment_;
};

}  // namespace precis
