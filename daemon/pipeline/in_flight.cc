#include "daemon/pipeline/in_flight.h"

#include <cassert>

namespace precis {

void InFlight::Add(std::size_t batches) {
  MutexLock lock(mutex_);
  batches_ += batches;
}

void InFlight::Done(std::size_t batches) {
  {
    MutexLock lock(mutex_);
    assert(batches <= batches_);
    batches_ -= batches;
    if (batches_ > 0) return;
  }
  none_left_.notify_all();
}

void InFlight::Abandon() {
  {
    MutexLock lock(mutex_);
    abandoned_ = true;
  }
  none_left_.notify_all();
}

bool InFlight::empty() const {
  MutexLock lock(mutex_);
  return batches_ == 0;
}

bool InFlight::WaitUntilEmpty(std::chrono::steady_clock::time_point deadline) {
  MutexLock lock(mutex_);
  while (batches_ > 0 && !abandoned_) {
    if (none_left_.wait_until(mutex_, deadline) == std::cv_status::timeout) {
      return batches_ == 0;
    }
  }
  return batches_ == 0;
}

}  // namespace precis
