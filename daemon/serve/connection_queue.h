#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include <httplib.h>

#include "indexer/base/mutex.h"

namespace precis {

// The server's threads and the accepted connections that wait for one.
//
// The library's own pool queues without a bound. Here a full queue stops the
// accept loop, so that what is too much waits in the kernel, not in our memory.
//
// Thread safety: as httplib::TaskQueue; Crowded() from any thread.
class ConnectionQueue : public httplib::TaskQueue {
 public:
  // REQUIRES: threads > 0, max_waiting > 0. `crowded` is set while connections
  // wait for a thread; it outlives this object.
  ConnectionQueue(std::size_t threads, std::size_t max_waiting,
                  std::atomic<bool>& crowded);
  ~ConnectionQueue() override;

  // Blocks while the queue is full.
  void enqueue(std::function<void()> connection)
      override;  // NOLINT(readability-identifier-naming)

  // Serves what was accepted, then joins the threads.
  void shutdown() override;  // NOLINT(readability-identifier-naming)

 private:
  void Serve();

  const std::size_t max_waiting_;
  std::atomic<bool>& crowded_;
  Mutex mutex_;
  std::condition_variable_any not_empty_;
  std::condition_variable_any not_full_;
  std::deque<std::function<void()>> waiting_ PRECIS_GUARDED_BY(mutex_);
  bool stopped_ PRECIS_GUARDED_BY(mutex_) = false;
  std::vector<std::jthread> threads_;
};

}  // namespace precis
