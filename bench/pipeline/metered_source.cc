#include "bench/pipeline/metered_source.h"

#include <algorithm>
#include <utility>

namespace precis::bench {
namespace {

bool Holds(const PartitionProgress& progress, std::int64_t offset) {
  return offset < progress.next || progress.finished.Contains(offset);
}

}  // namespace

MeteredSource::MeteredSource(std::unique_ptr<Source> source,
                             const IndexStore& store,
                             std::function<void(std::size_t)> on_consumed)
    : source_(std::move(source)),
      store_(store),
      on_consumed_(std::move(on_consumed)) {}

Result<EventBatch> MeteredSource::Poll(std::chrono::milliseconds timeout) {
  auto batch = source_->Poll(timeout);
  if (!batch || batch->events().empty()) return batch;
  Note(*batch);
  consumed_ += batch->events().size();
  on_consumed_(consumed_);
  return batch;
}

void MeteredSource::Note(const EventBatch& batch) {
  std::map<Partition, Pending> parts;
  for (const Event& event : batch.events()) {
    const Pending one{event.offset, event.offset, 0, batch.consumed_at()};
    Pending& part =
        parts.try_emplace(event.assignment->partition, one).first->second;
    part.last = event.offset;
    ++part.events;
  }
  MutexLock lock(mutex_);
  if (consumed_ == 0) {
    meter_.Start();
    begin_ = Clock::now();
  }
  for (const auto& [partition, part] : parts) {
    pending_[partition].push_back(part);
  }
}

// Takes away what `progress` holds.
std::vector<MeteredSource::Pending> MeteredSource::TakeSearchable(
    const PartitionProgress& progress, std::deque<Pending>& parts) {
  std::vector<Pending> searchable;
  std::erase_if(parts, [&](const Pending& part) {
    const bool held = Holds(progress, part.first) && Holds(progress, part.last);
    if (held) searchable.push_back(part);
    return held;
  });
  return searchable;
}

void MeteredSource::Committed(const std::map<Partition, std::int64_t>& next) {
  source_->Committed(next);
  const auto manifest = store_.Current();
  const auto now = Clock::now();
  {
    MutexLock lock(mutex_);
    for (auto& [partition, parts] : pending_) {
      const auto progress = manifest->partitions.find(partition);
      if (progress == manifest->partitions.end()) continue;
      for (const Pending& part : TakeSearchable(progress->second, parts)) {
        const std::chrono::duration<double> age = now - part.consumed_at;
        latencies_.Add(age.count(), part.events);
        published_ += part.events;
      }
    }
    meter_.Stop();
    meter_.Start();
    own_peak_bytes_ = std::max(own_peak_bytes_, OwnMemoryBytes());
    history_.push_back({published_, meter_.total()});
  }
  published_more_.notify_all();
}

bool MeteredSource::WaitForPublished(std::size_t events,
                                     Clock::duration timeout) {
  MutexLock lock(mutex_);
  while (published_ < events) {
    const std::size_t before = published_;
    const auto status = published_more_.wait_for(mutex_, timeout);
    if (status == std::cv_status::timeout && published_ == before) return false;
  }
  return true;
}

std::vector<Progress> MeteredSource::history() const {
  MutexLock lock(mutex_);
  return history_;
}

std::uint64_t MeteredSource::own_peak_bytes() const {
  MutexLock lock(mutex_);
  return own_peak_bytes_;
}

double MeteredSource::elapsed_s() const {
  MutexLock lock(mutex_);
  if (!begin_) return 0;
  return std::chrono::duration<double>(Clock::now() - *begin_).count();
}

Latencies MeteredSource::latencies() const {
  MutexLock lock(mutex_);
  return latencies_;
}

}  // namespace precis::bench
