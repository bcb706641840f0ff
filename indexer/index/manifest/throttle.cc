#include "indexer/index/manifest/throttle.h"

#include <chrono>
#include <utility>

namespace precis {

using Clock = std::chrono::steady_clock;

Throttle::Throttle(std::uint64_t bytes_per_s) {
  if (bytes_per_s > 0) bucket_.emplace(bytes_per_s, Clock::now());
}

void Throttle::Wait(std::uint64_t bytes, const std::stop_token& stop) {
  MutexLock lock(mutex_);
  if (!bucket_ || lifted_) return;
  const auto until = bucket_->Take(bytes, Clock::now());
  while (!lifted_ && !stop.stop_requested() && Clock::now() < until) {
    bool woken = false;  // By Lift, a stop or the time.
    changed_.wait_until(mutex_, stop, until,
                        [&woken] { return std::exchange(woken, true); });
  }
}

void Throttle::Lift(bool lifted) {
  {
    MutexLock lock(mutex_);
    if (lifted_ == lifted) return;
    lifted_ = lifted;
  }
  changed_.notify_all();
}

}  // namespace precis
