#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/change_hooks.h"
#include "daemon/pipeline/health.h"
#include "indexer/base/mutex.h"
#include "indexer/index/store/index_store.h"

namespace precis {

// What became of the last compaction that was asked for.
struct CompactionStatus {
  std::uint64_t asked = 0;     // Compactions asked for so far.
  std::uint64_t finished = 0;  // Of those; asked: none is waiting or at work.
  std::string error;           // Why the last one failed; empty: it did not.
  CompactProgress progress;    // Of the one at work.
};

// Keeps the number of segments small and lets go of what has become too old,
// beside the pipeline and for as long as the daemon serves.
//
// Thread safety: any number of threads.
class Merger {
 public:
  struct Parts {
    IndexStore& store;
    Health& health;
    Metrics& metrics;
    ChangeHooks hooks = {};
  };

  // `nice`: of its threads, see GiveWay().
  Merger(std::size_t max_segments, Parts parts, int nice = 0);
  ~Merger();  // Stops merges at work; promptly, since a merge can be made anew.

  void Start();
  void RequestStop();

  // Something was published: there may be something to merge.
  void Published();

  // Asks for everything to be merged into one segment. Returns the number of
  // this request: it is done when CompactionStatus::finished has reached it.
  std::uint64_t RequestCompaction();
  CompactionStatus compaction() const;
  // The same, when `number` is done or after `most`.
  CompactionStatus WaitForCompaction(std::uint64_t number,
                                     std::chrono::milliseconds most);

 private:
  using Clock = std::chrono::steady_clock;

  void Run(bool tends);
  void WaitForChange(Clock::time_point until) PRECIS_REQUIRES(mutex_);
  bool Wait(bool tends, std::uint64_t& seen);
  void Merge();
  void Retire();
  void Changed() const;
  void CompactIfAsked();
  void Report(const std::string& what, const Result<void>& outcome);
  void ReportRetired();

  const std::size_t max_segments_;
  const Parts parts_;
  const int nice_;
  std::stop_source stop_;

  mutable Mutex mutex_;
  std::condition_variable_any changed_;
  std::uint64_t published_ PRECIS_GUARDED_BY(mutex_) = 0;
  std::uint64_t retired_ PRECIS_GUARDED_BY(mutex_) = 0;  // That were logged.
  CompactionStatus compaction_ PRECIS_GUARDED_BY(mutex_);

  // A small merge may run beside a large one. The first also retires and
  // compacts.
  std::vector<std::jthread> threads_;
};

}  // namespace precis
