#pragma once

#include <sys/stat.h>
#include <xapian.h>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/match/segment_lists.h"
#include "indexer/search/shared_segments.h"
#include "indexer/search/words_in_order.h"

namespace precis {

// The databases of one manifest.
//
// Thread safety: none.
struct OpenIndex {
  std::shared_ptr<const Manifest> manifest;
  std::vector<Xapian::Database> segments;  // In the manifest's order.
  std::vector<SharedSegmentPtr> shared;    // As `segments`, as the next ones.
  std::vector<match::SharedLists> lists;
  std::shared_ptr<const WordOrders> word_orders;
  // All of them as one. Document d of segment s (from 0) of n is
  // (d - 1) * n + s + 1 in it; see SegmentDocument.
  Xapian::Database all;
  std::vector<std::string> languages;  // Stemmed as such, but for English.
  struct stat manifest_file = {};      // Before it was read.
};

// Opens what the manifest names; takes segments that `previous` (may be null)
// has open already from there, and of what can be shared all that somebody else
// has open in `shared`. Errors as Searcher::Open.
Result<OpenIndex> OpenNewest(SharedSegments& shared, const OpenIndex* previous);

// The same for one who is alone.
Result<OpenIndex> OpenNewest(const std::filesystem::path& index);

// Whether the manifest file is another one than `open` was read from.
bool IsStale(const std::filesystem::path& index, const OpenIndex& open);

struct SegmentDocument {
  std::size_t segment = 0;
  Xapian::docid docid = 0;
};

// Where a document of OpenIndex::all lies.
inline SegmentDocument Locate(const OpenIndex& open, Xapian::docid docid) {
  const auto count = static_cast<Xapian::docid>(open.segments.size());
  return {(docid - 1) % count, (docid - 1) / count + 1};
}

}  // namespace precis
