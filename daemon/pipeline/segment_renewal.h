// The threads of a reanalysis: one segment at a time, shared among them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "daemon/pipeline/reanalyse.h"
#include "daemon/pipeline/renewed_entry.h"
#include "indexer/base/mutex.h"
#include "indexer/index/store/renewal.h"
#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

// Adds up what all threads do, and reports it.
//
// Thread safety: any number of threads.
class RenewalProgress {
 public:
  RenewalProgress(std::uint64_t entries, const ReanalyseReport& report)
      : report_(report) {
    sum_.counts.entries = entries;
  }

  void Add(const PassedEntries& passed) {
    const MutexLock lock(mutex_);
    sum_.Add(passed);
    if (report_) report_(sum_.counts);
  }

  ReanalyseCounts counts() const {
    const MutexLock lock(mutex_);
    return sum_.counts;
  }

 private:
  const ReanalyseReport& report_;
  mutable Mutex mutex_;
  PassedEntries sum_ PRECIS_GUARDED_BY(mutex_);
};

// What all threads and segments of a reanalysis have in common.
struct RenewalParts {
  IndexStore& store;
  Renewal& renewal;
  const ReanalyseSettings& settings;
  RenewalProgress& progress;
  std::vector<std::shared_ptr<BulkLexicon>> lexicons;  // One for each thread.
};

// Makes what is outdated in `source` anew and publishes it. kCancelled: `stop`
// was requested; what was done until then is published. Other errors as
// IndexStore::Publish.
Result<void> RenewSegment(const RenewalParts& parts, const SegmentInfo& source,
                          const std::stop_token& stop);

// Merges if there are more than so many segments, and if it is the
// reanalysis's to do.
Result<void> MergeAbove(std::size_t segments, const RenewalParts& parts,
                        const std::stop_token& stop);

}  // namespace precis
