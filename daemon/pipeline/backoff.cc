#include "daemon/pipeline/backoff.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace precis {

bool Backoff::Wait() {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop_, delay_, [] { return false; });
  delay_ = std::min(delay_ * 2, kLongest);
  return !stop_.stop_requested();
}

}  // namespace precis
