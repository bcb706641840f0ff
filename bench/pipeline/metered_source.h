#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "bench/measure/latencies.h"
#include "bench/measure/meter.h"
#include "daemon/source/source.h"
#include "indexer/base/mutex.h"
#include "indexer/index/store/index_store.h"

namespace precis::bench {

// How far the pipeline was at one moment.
struct Progress {
  std::size_t published = 0;  // Events that are searchable.
  Usage usage;                // Since the first event was consumed.
};

// A source that notes when events are consumed and when they are in the
// manifest.
//
// Thread safety: Poll on the source's thread, Committed on the publisher's; the
// rest from any.
class MeteredSource : public Source {
 public:
  using Clock = std::chrono::steady_clock;

  // `on_consumed` hears how many events have been consumed, on the source's
  // thread.
  MeteredSource(std::unique_ptr<Source> source, const IndexStore& store,
                std::function<void(std::size_t)> on_consumed);

  Result<EventBatch> Poll(std::chrono::milliseconds timeout) override;
  bool at_end() const override { return source_->at_end(); }
  void Pause() override { source_->Pause(); }
  void Resume() override { source_->Resume(); }
  void Committed(const std::map<Partition, std::int64_t>& next) override;
  bool caught_up() const override { return source_->caught_up(); }

  // Waits until so many events are searchable; false: `timeout` went by without
  // a publication.
  bool WaitForPublished(std::size_t events, Clock::duration timeout);

  // Ends the source that is metered. Nothing may poll any more.
  void Close() { source_.reset(); }

  // One for each publication, in order.
  std::vector<Progress> history() const;

  // Since the first event was consumed; 0 before.
  double elapsed_s() const;

  // The most memory that the process had for itself, of those moments when
  // something was published. Mapped files are not in it: they are the kernel's
  // cache, and go when it needs the room.
  std::uint64_t own_peak_bytes() const;

  // From consumed to searchable, of every event.
  Latencies latencies() const;

 private:
  // Events of one partition in one batch: they are published together.
  struct Pending {
    std::int64_t first;
    std::int64_t last;
    std::size_t events;
    Clock::time_point consumed_at;
  };

  void Note(const EventBatch& batch);
  static std::vector<Pending> TakeSearchable(const PartitionProgress& progress,
                                             std::deque<Pending>& parts);

  std::unique_ptr<Source> source_;
  const IndexStore& store_;
  const std::function<void(std::size_t)> on_consumed_;
  std::size_t consumed_ = 0;  // The source's thread's.

  mutable Mutex mutex_;
  std::condition_variable_any published_more_;
  Meter meter_ PRECIS_GUARDED_BY(mutex_);
  std::optional<Clock::time_point> begin_ PRECIS_GUARDED_BY(mutex_);
  std::map<Partition, std::deque<Pending>> pending_ PRECIS_GUARDED_BY(mutex_);
  std::size_t published_ PRECIS_GUARDED_BY(mutex_) = 0;
  std::vector<Progress> history_ PRECIS_GUARDED_BY(mutex_);
  std::uint64_t own_peak_bytes_ PRECIS_GUARDED_BY(mutex_) = 0;
  Latencies latencies_ PRECIS_GUARDED_BY(mutex_);
};

}  // namespace precis::bench
