#pragma once

#include <xapian.h>
#include <deque>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/base/result.h"
#include "indexer/search/open_index.h"
#include "indexer/search/shared_segments.h"

namespace precis {

// Does what a new generation of an index makes necessary before somebody
// searches, and keeps that generation open for all.
//
// Thread safety: any number of threads.
class PreparedSegments {
 public:
  explicit PreparedSegments(std::shared_ptr<SharedSegments> shared)
      : shared_(std::move(shared)) {}

  // Opens the newest generation and reads the bounds of dates in segments that
  // are new in it. What another thread has begun is left to it, so that a large
  // segment holds up only who met it first. Errors as Searcher::Open; the next
  // call tries again.
  Result<void> Prepare();

  // The same for the segment `info` in the folder `segment`, which no manifest
  // has yet.
  Result<void> PrepareMerged(const std::filesystem::path& segment,
                             const SegmentInfo& info);

  // Closes what no searcher has any more. Who is the last to close a removed
  // file has to wait until the kernel has freed it, a tenth of a second and
  // more: no search should, so all stays open here until then.
  void Release();

 private:
  struct Left {
    Xapian::Database database;
    SharedSegmentPtr segment;
  };

  Result<std::vector<SharedSegmentPtr>> OpenNew();
  void KeepOthers(const OpenIndex& next) PRECIS_REQUIRES(mutex_);
  std::vector<Left> TakeUnused();

  const std::shared_ptr<SharedSegments> shared_;
  Mutex mutex_;  // Held to open, not to read.
  OpenIndex newest_ PRECIS_GUARDED_BY(mutex_);
  // Not in the newest generation any more.
  std::vector<Left> left_ PRECIS_GUARDED_BY(mutex_);
  // No manifest was seen with these yet. One that failed to become visible goes
  // when others come.
  std::deque<SharedSegmentPtr> merged_ PRECIS_GUARDED_BY(mutex_);
};

}  // namespace precis
