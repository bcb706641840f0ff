#include "daemon/serve/search_threads.h"

#include <algorithm>
#include <exception>
#include <system_error>

namespace precis {

// Lives on the stack of the thread that asks: nobody else touches it after its
// last piece has returned. Guarded by mutex_.
struct SearchThreads::Job {
  const Piece* piece = nullptr;
  std::size_t count = 0;
  std::size_t begun = 0;
  std::size_t running = 0;
  std::exception_ptr thrown;
};

SearchThreads::SearchThreads(std::size_t width) {
  if (width == 0) width = std::max(1U, std::thread::hardware_concurrency());
  threads_.reserve(width - 1);
  while (threads_.size() + 1 < width && Start()) {
  }
}

// False: the system has no more threads to give.
bool SearchThreads::Start() {
  try {
    threads_.emplace_back([this] { Help(); });
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

SearchThreads::~SearchThreads() {
  {
    const MutexLock hold(mutex_);
    stopping_ = true;
  }
  offered_.notify_all();
}

void SearchThreads::Run(std::size_t count, const Piece& piece) {
  Job job;
  job.piece = &piece;
  job.count = count;
  if (count > 1) Offer(job);
  {
    const MutexLock hold(mutex_);
    RunPieces(job);
    while (job.running > 0) finished_.wait(mutex_);
  }
  if (job.thrown) std::rethrow_exception(job.thrown);
}

void SearchThreads::Offer(Job& job) {
  {
    const MutexLock hold(mutex_);
    open_.push_back(&job);
  }
  const std::size_t helpers = std::min(job.count - 1, threads_.size());
  for (std::size_t i = 0; i < helpers; ++i) offered_.notify_one();
}

void SearchThreads::RunPieces(Job& job) {
  while (job.begun < job.count) RunOne(job);
}

void SearchThreads::RunOne(Job& job) {
  const std::size_t number = job.begun++;
  if (job.begun == job.count) Close(job);
  ++job.running;
  mutex_.unlock();
  std::exception_ptr thrown;
  try {
    (*job.piece)(number);
  } catch (...) {
    thrown = std::current_exception();
  }
  mutex_.lock();
  if (thrown) {
    job.thrown = thrown;
    job.begun = job.count;
    Close(job);
  }
  // Still under the lock: the job may be gone right after.
  if (--job.running == 0) finished_.notify_all();
}

void SearchThreads::Close(Job& job) { std::erase(open_, &job); }

void SearchThreads::Help() {
  const MutexLock hold(mutex_);
  while (!stopping_) {
    if (open_.empty()) {
      offered_.wait(mutex_);
    } else {
      RunPieces(*open_.front());
    }
  }
}

}  // namespace precis
