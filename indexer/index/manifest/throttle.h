#pragma once

#include <condition_variable>
#include <cstdint>
#include <optional>
#include <stop_token>

#include "indexer/base/mutex.h"
#include "indexer/index/manifest/token_bucket.h"

namespace precis {

// Holds merges back to so many bytes a second, all of them together.
//
// Thread safety: any number of threads.
class Throttle {
 public:
  explicit Throttle(std::uint64_t bytes_per_s);  // 0: does nothing.

  // Waits until `bytes` may flow, a stop is requested or the limit is lifted.
  void Wait(std::uint64_t bytes, const std::stop_token& stop);

  // Nobody waits while it is lifted.
  void Lift(bool lifted);

 private:
  Mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<TokenBucket> bucket_ PRECIS_GUARDED_BY(mutex_);
  bool lifted_ PRECIS_GUARDED_BY(mutex_) = false;
};

}  // namespace precis
