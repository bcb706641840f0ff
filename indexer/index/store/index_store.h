#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"
#include "indexer/index/segment/segment_writer.h"
#include "indexer/index/store/store_options.h"
#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

// What a publication says about one partition.
struct PartitionDelta {
  std::int64_t start = 0;  // Counts only when the manifest does not know the
                           // partition: the first offset we were given.
  RangeSet finished;       // Offsets done with, refused and skipped included.
  Tally tally;  // consumed, dead_lettered and skipped; Publish adds the rest.
};

// A version of an entry that nobody sees (any more).
struct GoneEntry {
  std::string id;
  Version version;
};

struct Publication {
  std::vector<FinishedSegment> segments;
  std::map<Partition, PartitionDelta> partitions;
  // Publish says here what a newer version or a deletion made invisible, in
  // older segments too, and what never became visible. Versions that stand are
  // not among them, even where they were delivered again.
  std::vector<GoneEntry> gone;
};

// What a store has done since it was opened.
struct StoreStatistics {
  std::uint64_t ids_looked_up = 0;   // For older versions, at publications.
  std::uint64_t segments_asked = 0;  // For those; the filters spared the rest.
  std::uint64_t filters_rebuilt = 0;
  std::uint64_t merges = 0;
  std::uint64_t merged_bytes = 0;  // Of what they wrote.
  std::uint64_t retired_segments = 0;
  std::uint64_t retired_bytes = 0;
};

// How far Compact is.
struct CompactProgress {
  std::size_t segments = 0;      // Left to become one.
  std::uint64_t bytes_read = 0;  // Of `bytes`, which may grow on the way.
  std::uint64_t bytes = 0;
};

using ProgressReport = std::function<void(const CompactProgress&)>;

// Hears of a merged segment when it is complete, in the folder `segment`, but
// before anybody can see it: on the thread that merges, which holds up nobody
// meanwhile. The folder moves afterwards; what is open of it stays open. The
// segment may yet fail to become visible.
using MergedReport = std::function<void(const std::filesystem::path& segment,
                                        const SegmentInfo& info)>;

// The index of one daemon, on disk: one writer process, any number of readers.
//
//   <index>/lock            held by the daemon; says who holds it
//   <index>/manifest.json   the truth
//   <index>/frequencies     what the daemon has learnt of how common words are;
//                           the index does without it
//   <index>/xapian.stub     the live segments, for Xapian's own tools
//   <index>/segments/NAME/  live segments
//   <index>/tmp/            segments being written; emptied by Open
//
// A segment that no manifest names any more is moved to tmp/ and removed there.
// Who has it open goes on reading it, see OpenSegment.
//
// Thread safety: all methods may be called from any thread.
class IndexStore {
 public:
  // Creates or opens the index, takes its lock, removes what a crash left.
  //
  // kUnavailable: another process holds the lock (the message says which).
  // kBadInput: the writer cannot be used with this version of Xapian.
  // kCorrupt: the manifest is damaged or a segment it names is missing.
  static Result<std::unique_ptr<IndexStore>> Open(
      const std::filesystem::path& index, StoreOptions options = {});
  ~IndexStore();

  // Tells those who find the index locked where its daemon can be asked, for
  // example http://127.0.0.1:8080. kUnavailable.
  Result<void> Announce(const std::string& address);

  const std::filesystem::path& path() const;

  // The manifest as last published. Shared, immutable.
  std::shared_ptr<const Manifest> Current() const;

  StoreStatistics Statistics() const;

  // A writer of StoreOptions::writer. `lexicon`: see CreateSegmentWriter.
  Result<std::unique_ptr<SegmentWriter>> NewSegment(
      std::shared_ptr<BulkLexicon> lexicon = nullptr);

  // Makes the segments and what is said of the partitions visible and durable
  // in one step. Resolves versions: of several entries of an id only the
  // newest stays; the others, in older segments too, are marked deleted.
  // An event whose offset was finished before is skipped: it was delivered
  // again, and its first delivery has been counted. Tallies count deliveries.
  // Drops in the same step what retention does not allow any more.
  // Returns what became of each partition's events, by this publication.
  //
  // kUnavailable: nothing was published; the same call may be made again, and
  // has to be before any other publication.
  // kBadInput: an entry is of a partition that the publication does not
  // mention; a bug of the caller's.
  // kCorrupt: a live segment cannot be read.
  Result<std::map<Partition, Tally>> Publish(Publication& publication);

  // Drops what has become too old since the last publication.
  Result<void> Retire();

  // Merges neighbouring segments until at most `max_segments` live ones are
  // left, drops deleted documents on the way, and publishes the outcome. Takes
  // long; searches and publications go on meanwhile, and so does another
  // merge, if it is at most half as large. Where retention is on, there may be
  // more segments left: what goes at different times does not become one.
  // Returns how many segments were merged away.
  // kCancelled: `stop` was requested.
  // REQUIRES: max_segments >= 1.
  Result<std::size_t> Merge(std::size_t max_segments,
                            const std::stop_token& stop = {},
                            const MergedReport& on_merged = {});

  // Makes one segment of all that are live now, without deleted documents, as
  // far as retention allows. Waits for merges at work, and holds new ones up.
  // Calls `report` now and then, on this thread. Errors as Merge.
  Result<void> Compact(const std::stop_token& stop = {},
                       const ProgressReport& report = {},
                       const MergedReport& on_merged = {});

 private:
  friend class Renewal;  // Replaces entries, as merges replace segments.
  struct State;
  explicit IndexStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace precis
