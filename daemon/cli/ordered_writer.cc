#include "daemon/cli/ordered_writer.h"

#include <utility>

namespace precis {

OrderedWriter::OrderedWriter(std::ostream& out, std::ostream& error,
                             std::size_t capacity)
    : out_(out),
      error_(error),
      capacity_(capacity),
      writer_([this] { Write(); }) {}

void OrderedWriter::Push(std::future<WorkedChunk> chunk) {
  {
    MutexLock lock(mutex_);
    while (chunks_.size() >= capacity_) changed_.wait(mutex_);
    chunks_.push_back(std::move(chunk));
  }
  changed_.notify_all();
}

std::size_t OrderedWriter::Finish() {
  {
    MutexLock lock(mutex_);
    finished_ = true;
  }
  changed_.notify_all();
  writer_.join();
  return refused_;
}

void OrderedWriter::Write() {
  for (;;) {
    std::future<WorkedChunk> next;
    {
      MutexLock lock(mutex_);
      while (chunks_.empty() && !finished_) changed_.wait(mutex_);
      if (chunks_.empty()) return;
      next = std::move(chunks_.front());
    }
    const WorkedChunk chunk = next.get();
    out_ << chunk.out << std::flush;
    error_ << chunk.error << std::flush;
    refused_ += chunk.refused;
    {
      MutexLock lock(mutex_);
      chunks_.pop_front();
    }
    changed_.notify_all();
  }
}

}  // namespace precis
