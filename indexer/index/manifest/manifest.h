#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/partition.h"
#include "indexer/base/range_set.h"
#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"

namespace precis {

// One immutable Xapian database below <index>/segments/.
struct SegmentInfo {
  std::string name;  // Its folder's name.
  std::string uuid;  // Xapian's, checked when the segment is opened.
  std::uint32_t last_docid = 0;
  std::uint32_t documents = 0;  // In the database, deleted ones included.
  std::uint64_t bytes = 0;
  int analysis_version = 0;      // The oldest that made one of its entries.
  std::optional<UnixMs> oldest;  // published_at of its entries.
  std::optional<UnixMs> newest;
  // What retention by age counts from: the newest published_at, where an entry
  // without one, or with one to come, counts as published when it was indexed.
  // nullopt: written by a program that did not say; never too old.
  std::optional<UnixMs> ages_from;
  // The same of that one of the segments merged into it that was the oldest.
  std::optional<UnixMs> ages_from_first;
  RangeSet deleted;  // Document ids that no search may show.

  friend bool operator==(const SegmentInfo&, const SegmentInfo&) = default;
};

// How far the index has got in one partition.
struct PartitionProgress {
  std::int64_t next = 0;  // Every offset below it is finished.
  RangeSet finished;      // Finished beyond `next`.
  Tally tally;

  friend bool operator==(const PartitionProgress&,
                         const PartitionProgress&) = default;
};

// The one truth about an index: which segments are live, what is deleted in
// them, and which events they hold. Articles, quotes and offsets become visible
// together when a new manifest takes the place of the old one, or not at all.
struct Manifest {
  std::uint64_t generation = 0;  // One more at every publication; 0: empty.
  std::vector<SegmentInfo> segments;  // In the order of their publication.
  std::map<Partition, PartitionProgress> partitions;

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

// Reads <index>/manifest.json. An index without one is empty: generation 0.
//
// kCorrupt: damaged (its checksum is wrong) or of a format version that this
// program does not know. kUnavailable: cannot be read.
Result<Manifest> LoadManifest(const std::filesystem::path& index);

// Replaces <index>/manifest.json and the stub <index>/xapian.stub (through
// which every Xapian tool opens the whole index) by rename; durable on return.
//
// kUnavailable: try again. What was there before still is, unless only the last
// fsync failed: then the new manifest is visible, but not yet durable.
Result<void> StoreManifest(const std::filesystem::path& index,
                           const Manifest& manifest);

}  // namespace precis
