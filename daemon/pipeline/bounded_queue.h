// BoundedQueue: the only thing that two stages share.
#pragma once

#include <cassert>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "indexer/base/mutex.h"

namespace precis {

// A closable FIFO of at most `capacity` items. Full means the producer waits:
// that wait is the pipeline's only back-pressure.
//
// Thread safety: any number of producers and consumers.
// Holds batches, not articles, so one lock per batch is cheap enough.
template <typename T>
class BoundedQueue {
 public:
  using Clock = std::chrono::steady_clock;

  // REQUIRES: capacity > 0.
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {
    assert(capacity > 0);
  }

  // Waits for room, then appends. Returns false, dropping `item`, iff closed.
  [[nodiscard]] bool Push(T item) {
    return PushUntil(item, Clock::time_point::max());
  }

  // Waits for room until `deadline`, then appends. Returns false, leaving
  // `item` as it was, if there was no room by then or the queue is closed.
  [[nodiscard]] bool PushUntil(T& item, Clock::time_point deadline) {
    {
      MutexLock lock(mutex_);
      while (items_.size() == capacity_ && !closed_) {
        if (!Wait(not_full_, deadline)) return false;
      }
      if (closed_) return false;
      items_.push_back(std::move(item));
    }
    not_empty_.notify_one();
    return true;
  }

  // Waits for an item. Returns nullopt iff closed and drained.
  [[nodiscard]] std::optional<T> Pop() {
    return PopUntil(Clock::time_point::max());
  }

  // Waits for an item until `deadline`. nullopt: none came, or closed and
  // drained (then drained() is true).
  [[nodiscard]] std::optional<T> PopUntil(Clock::time_point deadline) {
    std::optional<T> item;
    {
      MutexLock lock(mutex_);
      while (items_.empty() && !closed_) {
        if (!Wait(not_empty_, deadline)) return std::nullopt;
      }
      if (items_.empty()) return std::nullopt;
      item = std::move(items_.front());
      items_.pop_front();
    }
    not_full_.notify_one();
    return item;
  }

  // An item if one is there.
  [[nodiscard]] std::optional<T> TryPop() {
    return PopUntil(Clock::time_point::min());
  }

  // Refuses new items; those already queued can still be popped. Idempotent.
  void Close() {
    {
      MutexLock lock(mutex_);
      closed_ = true;
    }
    not_full_.notify_all();
    not_empty_.notify_all();
  }

  // Whether Pop will never give an item again.
  bool drained() const {
    MutexLock lock(mutex_);
    return closed_ && items_.empty();
  }

  std::size_t depth() const {
    MutexLock lock(mutex_);
    return items_.size();
  }

  std::size_t capacity() const { return capacity_; }

 private:
  // False once `deadline` has passed. The two ends of time are not handed to
  // the library, whose conversions overflow on them.
  bool Wait(std::condition_variable_any& changed, Clock::time_point deadline)
      PRECIS_REQUIRES(mutex_) {
    if (deadline == Clock::time_point::min()) return false;
    if (deadline == Clock::time_point::max()) {
      changed.wait(mutex_);
      return true;
    }
    return changed.wait_until(mutex_, deadline) == std::cv_status::no_timeout;
  }

  const std::size_t capacity_;
  mutable Mutex mutex_;
  std::condition_variable_any not_full_;
  std::condition_variable_any not_empty_;
  std::deque<T> items_ PRECIS_GUARDED_BY(mutex_);
  bool closed_ PRECIS_GUARDED_BY(mutex_) = false;
};

}  // namespace precis
