#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/entry/entry.h"
#include "indexer/index/manifest/manifest.h"

namespace precis {

// Where one entry (or tombstone) lies in its segment: the article's document
// and, behind it, those of its quotes and statements.
struct SegmentEntry {
  std::string id;
  Version version;
  bool tombstone = false;
  std::uint32_t first_docid = 0;
  std::uint32_t documents = 0;
  bool discarded = false;  // Its partition was lost: must never be visible.
};

// A complete segment that no manifest names yet, durable below <index>/tmp/.
struct FinishedSegment {
  SegmentInfo info;
  std::vector<SegmentEntry> entries;  // In the order they were added.
};

// Collects entries and writes them as one segment.
//
// Thread safety: none; owned by one worker. Two entries of one id may be added;
// publishing decides between them.
class SegmentWriter {
 public:
  virtual ~SegmentWriter() = default;  // Without Finish(): removes its files.

  // Adds an entry with its quotes and statements; if the article is `deleted`,
  // a document that only remembers id and version.
  //
  // kUnavailable: the disk refused; the whole segment has to be written again.
  virtual Result<void> Add(const Entry& entry) = 0;

  virtual std::size_t entries() const = 0;

  // What is held in memory until Finish(), about. A pipeline ends the segment
  // when it is more than it wants to spend.
  virtual std::size_t memory_bytes() const = 0;

  // Writes and fsyncs everything. Call it once, with at least one entry.
  virtual Result<FinishedSegment> Finish() = 0;
};

}  // namespace precis
