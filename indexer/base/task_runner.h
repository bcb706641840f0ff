#pragma once

#include <cstddef>
#include <functional>

namespace precis {

// Who runs the pieces of a piece of work, side by side perhaps. Libraries that
// start no threads are given one.
//
// Thread safety: any number of threads.
class TaskRunner {
 public:
  // Called with the number of a piece.
  using Piece = std::function<void(std::size_t)>;

  virtual ~TaskRunner() = default;
  TaskRunner() = default;
  TaskRunner(const TaskRunner&) = delete;
  TaskRunner& operator=(const TaskRunner&) = delete;

  // So many pieces may run at a time, the caller's own included. At least 1.
  virtual std::size_t width() const = 0;

  // Calls piece(0) to piece(count - 1), each once, in any order and on any
  // thread, and returns when all have returned. The caller's thread takes part,
  // so that this ends even if everybody else is busy. What a piece throws is
  // thrown again, once all that were begun have returned; the others may have
  // been left out then. A piece must not wait for another one.
  virtual void Run(std::size_t count, const Piece& piece) = 0;
};

}  // namespace precis
