#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>

#include "indexer/base/mutex.h"

namespace precis {

// Counts batches between the source and their publication.
//
// Thread safety: any number of threads.
class InFlight {
 public:
  void Add(std::size_t batches);
  void Done(std::size_t batches);
  bool empty() const;

  // Nothing will be published any more: ends all waits, now and later.
  void Abandon();

  // Waits until there are none; false: there still are at `deadline`, or they
  // were abandoned.
  bool WaitUntilEmpty(std::chrono::steady_clock::time_point deadline);

 private:
  mutable Mutex mutex_;
  std::condition_variable_any none_left_;
  bool abandoned_ PRECIS_GUARDED_BY(mutex_) = false;
  std::size_t batches_ PRECIS_GUARDED_BY(mutex_) = 0;
};

}  // namespace precis
