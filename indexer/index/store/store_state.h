// The inside of IndexStore: index_store.cc publishes, store_merge.cc merges,
// store_compact.cc merges everything.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/index/manifest/directory_lock.h"
#include "indexer/index/manifest/throttle.h"
#include "indexer/index/store/index_store.h"
#include "indexer/index/store/live_segment.h"
#include "indexer/index/store/merge_policy.h"
#include "indexer/index/store/resolve.h"
#include "indexer/index/store/segment_merge.h"

namespace precis {

// A merged segment below tmp/ with all that need not wait for the lock.
struct PreparedMerge {
  MergedSegment merged;
  std::optional<LiveSegment> open;  // If anything was left.
};

struct IndexStore::State {
  using Segments = std::vector<SegmentInfo>;
  using Names = std::vector<std::string>;

  class Compaction;

  State(std::filesystem::path index_path, DirectoryLock directory_lock,
        StoreOptions store_options);

  // A name that no segment has or had.
  std::string NewName();
  UnixMs Now() const;

  std::shared_ptr<const Manifest> Current() const;

  // Opens segments of `manifest` that are not open yet.
  Result<OpenSegments> OpenMissing(const Manifest& manifest)
      PRECIS_REQUIRES(publish_mutex);

  // Stores `next`, without what retention does not allow, as the manifest and
  // shows it. `opened`: the segments that are new in it. Adds to `gone` the
  // segments to remove, which takes its time: after letting go of the mutex.
  Result<void> Commit(Manifest next, OpenSegments opened, Names& gone)
      PRECIS_REQUIRES(publish_mutex);

  Result<std::map<Partition, Tally>> Publish(Publication& publication,
                                             Names& gone)
      PRECIS_REQUIRES(publish_mutex);

  // What merges are bound to.
  MergeLimits LimitsOf(std::size_t max_segments) const
      PRECIS_REQUIRES(publish_mutex);
  // Until a merge has ended, or whatever holds merges, or a stop is requested.
  void WaitForMerge(const std::stop_token& stop) PRECIS_REQUIRES(publish_mutex);
  // Lets no merge begin but the caller's, and waits for those at work. False:
  // `stop` was requested. Else `compacting` is true, and the caller's to reset.
  bool HoldMerges(const std::stop_token& stop) PRECIS_REQUIRES(publish_mutex);
  // Marks segments as being merged.
  void Protect(const Segments& sources) PRECIS_REQUIRES(publish_mutex);

  // Chooses segments to merge and protects them; empty: there is nothing to do.
  Segments BeginMerge(std::size_t max_segments);
  // Merges `sources` and publishes what became of them; lets go of them in any
  // case. Returns the name of the merged segment; empty: nothing was left.
  Result<std::string> MergeAndCommit(const Segments& sources,
                                     const MergeOptions& options,
                                     const MergedReport& on_merged = {});
  Result<PreparedMerge> Prepare(const Segments& sources,
                                const MergeOptions& options);
  Result<void> CommitMerge(const Segments& sources, PreparedMerge prepared,
                           Names& gone) PRECIS_REQUIRES(publish_mutex);

  // How a merge is held back and stopped.
  MergeOptions OptionsFor(const std::stop_token& stop);
  void RemoveSegments(const Names& names) const;

  const std::filesystem::path index;
  const StoreOptions options;

  // Held by whoever makes the next manifest, over its fsyncs; nothing that
  // takes longer happens under it.
  Mutex publish_mutex;
  DirectoryLock lock PRECIS_GUARDED_BY(publish_mutex);
  OpenSegments segments PRECIS_GUARDED_BY(publish_mutex);
  // Segments that merges are reading, and of how many bytes each merge is: they
  // stay, even with nothing alive.
  std::set<std::string> merging PRECIS_GUARDED_BY(publish_mutex);
  std::multiset<std::uint64_t> merge_bytes PRECIS_GUARDED_BY(publish_mutex);
  bool compacting PRECIS_GUARDED_BY(publish_mutex) = false;
  std::condition_variable_any merge_ended;

  Throttle throttle;

  mutable Mutex current_mutex;  // Held for a moment only.
  std::shared_ptr<const Manifest> current PRECIS_GUARDED_BY(current_mutex);
  StoreStatistics statistics PRECIS_GUARDED_BY(current_mutex);

 private:
  const std::string name_prefix_;
  std::atomic<std::uint64_t> names_ = 0;
};

}  // namespace precis
