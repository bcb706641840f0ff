#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/entry/version.h"
#include "indexer/index/manifest/manifest.h"

namespace precis {

// Opens a live segment for reading. What it opened is complete, even if the
// segment is removed at the same moment, and stays readable afterwards: Xapian
// opens every table at once and keeps the descriptors, and the kernel keeps a
// file for as long as somebody has it open, in this process or another. (A
// table whose file is not there is taken for an empty one. That is why segments
// go by moving the whole folder away, and why the folder's being there
// afterwards proves that nothing was missed.)
//
// kUnavailable: it is gone, or cannot be read. kCorrupt: damaged, not the
// database that the manifest means, or of a format this program does not know.
Result<Xapian::Database> OpenSegment(const std::filesystem::path& index,
                                     const SegmentInfo& info);

// The same of a segment that lies elsewhere: one that is not live yet.
Result<Xapian::Database> OpenSegmentAt(const std::filesystem::path& segment,
                                       const SegmentInfo& info);

// An entry or tombstone in one segment.
struct PlacedEntry {
  std::uint32_t first_docid = 0;
  std::uint32_t documents = 0;
  Version version;
};

// The entry or tombstone whose first document this is. kCorrupt: it cannot be
// read.
Result<PlacedEntry> PlaceAt(const Xapian::Database& segment,
                            std::uint32_t first_docid);

// The live entry or tombstone of `id`; nullopt: the segment has none, or only
// in documents of `deleted`. kCorrupt: it cannot be read.
Result<std::optional<PlacedEntry>> FindEntry(const Xapian::Database& segment,
                                             const RangeSet& deleted,
                                             const std::string& id);

}  // namespace precis
