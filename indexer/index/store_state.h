// The inside of IndexStore: index_store.cc publishes, store_merge.cc merges.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/index/directory_lock.h"
#include "indexer/index/index_store.h"
#include "indexer/index/resolve.h"
#include "indexer/index/segment_merge.h"

namespace precis {

struct IndexStore::State {
  State(std::filesystem::path index_path, DirectoryLock directory_lock);

  // A name that no segment has or had.
  std::string NewName();

  std::shared_ptr<const Manifest> Current() const;

  // Stores `next` as the manifest and shows it; forgets and removes segments
  // that it no longer names. `opened`: the segments that are new in it.
  Result<void> Commit(Manifest next, OpenSegments opened)
      PRECIS_REQUIRES(publish_mutex);

  // Chooses segments to merge and protects them; empty: there is nothing to do.
  std::vector<SegmentInfo> BeginMerge(std::size_t max_segments);

  // Publishes what became of `sources`, and lets go of them.
  Result<void> CommitMerge(const std::vector<SegmentInfo>& sources,
                           Result<MergedSegment> merged);

  const std::filesystem::path index;
  const DirectoryLock lock;

  // Held by whoever makes the next manifest, over its fsyncs.
  Mutex publish_mutex;
  OpenSegments segments PRECIS_GUARDED_BY(publish_mutex);
  // Segments that a merge is reading: they stay, even with nothing alive.
  std::set<std::string> merging PRECIS_GUARDED_BY(publish_mutex);

  Mutex merge_mutex;  // One merge at a time; taken before publish_mutex.

  mutable Mutex current_mutex;  // Held for a moment only.
  std::shared_ptr<const Manifest> current PRECIS_GUARDED_BY(current_mutex);

 private:
  const std::string name_prefix_;
  std::atomic<std::uint64_t> names_ = 0;
};

// Takes the segments without a live document out of `manifest`, but for those
// of `kept`.
void DropDeadSegments(Manifest& manifest, const std::set<std::string>& kept);

// Opens segments of `manifest` that `open` does not have.
Result<OpenSegments> OpenMissing(const std::filesystem::path& index,
                                 const Manifest& manifest,
                                 const OpenSegments& open);

}  // namespace precis
