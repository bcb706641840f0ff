#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/manifest.h"
#include "indexer/index/segment_writer.h"

namespace precis {

// What a publication says about one partition.
struct PartitionDelta {
  std::int64_t start = 0;  // Counts only when the manifest does not know the
                           // partition: the first offset we were given.
  RangeSet finished;       // Offsets done with, refused and skipped included.
  Tally tally;  // consumed, dead_lettered and skipped; Publish adds the rest.
};

struct Publication {
  std::vector<FinishedSegment> segments;
  std::map<Partition, PartitionDelta> partitions;
};

// The index of one daemon, on disk: one writer process, any number of readers.
//
//   <index>/lock            held by the daemon; says who holds it
//   <index>/manifest.json   the truth
//   <index>/xapian.stub     the live segments, for Xapian's own tools
//   <index>/segments/NAME/  live segments
//   <index>/tmp/            segments being written; emptied by Open
//
// Thread safety: all methods may be called from any thread.
class IndexStore {
 public:
  // Creates or opens the index, takes its lock, removes what a crash left.
  //
  // kUnavailable: another process holds the lock (the message says which).
  // kCorrupt: the manifest is damaged or a segment it names is missing.
  static Result<std::unique_ptr<IndexStore>> Open(
      const std::filesystem::path& index);
  ~IndexStore();

  const std::filesystem::path& path() const;

  // The manifest as last published. Shared, immutable.
  std::shared_ptr<const Manifest> Current() const;

  Result<std::unique_ptr<SegmentWriter>> NewSegment();

  // Makes the segments and what is said of the partitions visible and durable
  // in one step. Resolves versions: of several entries of an id only the
  // newest stays; the others, in older segments too, are marked deleted.
  // An event whose offset was finished before is skipped: it was delivered
  // again, and its first delivery has been counted. Tallies count deliveries.
  // Returns what became of each partition's events, by this publication.
  //
  // kUnavailable: nothing was published; the same call may be made again, and
  // has to be before any other publication.
  // kBadInput: an entry is of a partition that the publication does not
  // mention; a bug of the caller's.
  // kCorrupt: a live segment cannot be read.
  Result<std::map<Partition, Tally>> Publish(Publication& publication);

  // Merges neighbouring segments until at most `max_segments` live ones are
  // left, drops deleted documents on the way, and publishes the outcome. Takes
  // long; searches and publications go on meanwhile. Returns how many segments
  // were merged away. A second call waits for the first.
  // REQUIRES: max_segments >= 1.
  Result<std::size_t> Merge(std::size_t max_segments);

 private:
  struct State;
  explicit IndexStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
