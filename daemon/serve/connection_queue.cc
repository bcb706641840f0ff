#include "daemon/serve/connection_queue.h"

#include <cassert>
#include <utility>

namespace precis {

ConnectionQueue::ConnectionQueue(std::size_t threads, std::size_t max_waiting,
                                 std::atomic<bool>& crowded)
    : max_waiting_(max_waiting), crowded_(crowded) {
  assert(threads > 0 && max_waiting > 0);
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Serve(); });
  }
}

ConnectionQueue::~ConnectionQueue() { ConnectionQueue::shutdown(); }

void ConnectionQueue::enqueue(std::function<void()> connection) {
  {
    MutexLock lock(mutex_);
    while (waiting_.size() >= max_waiting_ && !stopped_) not_full_.wait(mutex_);
    waiting_.push_back(std::move(connection));
    crowded_ = true;
  }
  not_empty_.notify_one();
}

void ConnectionQueue::shutdown() {
  {
    MutexLock lock(mutex_);
    stopped_ = true;
  }
  not_empty_.notify_all();
  not_full_.notify_all();
  threads_.clear();  // Joins.
}

void ConnectionQueue::Serve() {
  for (;;) {
    std::function<void()> connection;
    {
      MutexLock lock(mutex_);
      while (waiting_.empty() && !stopped_) not_empty_.wait(mutex_);
      if (waiting_.empty()) return;
      connection = std::move(waiting_.front());
      waiting_.pop_front();
      crowded_ = !waiting_.empty();
    }
    not_full_.notify_one();
    connection();
  }
}

}  // namespace precis
