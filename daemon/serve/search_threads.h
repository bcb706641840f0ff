#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <thread>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/base/task_runner.h"

namespace precis {

// Threads that help with searches; each search is also done by the thread that
// asks for it. With several at a time they help with the one that came first.
class SearchThreads : public TaskRunner {
 public:
  // `width`: threads at work on one search, the caller's included; 0: one per
  // CPU. Starts one less, or as many as it gets.
  explicit SearchThreads(std::size_t width);
  // REQUIRES: no Run() is under way.
  ~SearchThreads() override;

  std::size_t width() const override { return threads_.size() + 1; }
  void Run(std::size_t count, const Piece& piece) override;

 private:
  struct Job;

  bool Start();
  void Offer(Job& job);
  void RunPieces(Job& job) PRECIS_REQUIRES(mutex_);
  void RunOne(Job& job) PRECIS_REQUIRES(mutex_);
  void Close(Job& job) PRECIS_REQUIRES(mutex_);
  void Help();

  Mutex mutex_;
  std::condition_variable_any offered_;
  std::condition_variable_any finished_;
  std::deque<Job*> open_ PRECIS_GUARDED_BY(mutex_);  // Have pieces to begin.
  bool stopping_ PRECIS_GUARDED_BY(mutex_) = false;
  std::vector<std::jthread> threads_;  // The last to be made, the first to go.
};

}  // namespace precis
