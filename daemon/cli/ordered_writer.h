#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <ostream>
#include <string>
#include <thread>

#include "indexer/base/mutex.h"

namespace precis {

// What one stretch of input has become.
struct WorkedChunk {
  std::string out;
  std::string error;
  std::size_t refused = 0;
};

// Writes chunks in the order in which they were pushed, as soon as each is
// ready, whatever order they are finished in.
//
// Thread safety: one thread pushes and finishes.
class OrderedWriter {
 public:
  // At most `capacity` chunks are under way: the memory bound.
  OrderedWriter(std::ostream& out, std::ostream& error, std::size_t capacity);

  // Blocks while `capacity` chunks are under way.
  void Push(std::future<WorkedChunk> chunk);

  // Writes all that was pushed; returns how many lines were refused.
  // REQUIRES: called once, nothing is pushed afterwards.
  std::size_t Finish();

 private:
  void Write();

  std::ostream& out_;
  std::ostream& error_;
  const std::size_t capacity_;
  Mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::future<WorkedChunk>> chunks_ PRECIS_GUARDED_BY(mutex_);
  bool finished_ PRECIS_GUARDED_BY(mutex_) = false;
  std::size_t refused_ = 0;  // The writer's until it is joined.
  std::jthread writer_;
};

}  // namespace precis
