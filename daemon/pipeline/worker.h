#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <vector>

#include "daemon/pipeline/bounded_queue.h"
#include "daemon/pipeline/segment_builder.h"

namespace precis {

// A segment is closed at the first of these.
struct SegmentLimits {
  std::size_t events = 1000;
  std::size_t bytes = std::size_t{64}
                      << 20;  // Events and what is made of them.
  std::chrono::milliseconds age{1000};
};

// One worker: carries batches from the event queue to segments, until the queue
// is closed and drained. A segment that cannot be written is built again from
// its batches, which are kept until it is finished, for as long as it takes.
//
// Thread safety: none; Run is a thread's body.
class Worker {
 public:
  // `stop` ends retries: what was taken and not published is read again at the
  // next start.
  Worker(BoundedQueue<EventBatch>& events, BoundedQueue<WorkResult>& results,
         SegmentBuilder& builder, SegmentLimits limits, std::stop_token stop,
         Metrics& metrics)
      : events_(events),
        results_(results),
        builder_(builder),
        limits_(limits),
        stop_(std::move(stop)),
        metrics_(metrics) {}

  // kCorrupt: the index cannot be written to; stop the daemon.
  // kCancelled: stop was requested during a retry.
  Result<void> Run();

 private:
  Result<void> Take(EventBatch batch);
  Result<void> CloseSegment();
  Result<void> Rebuild();
  bool Full() const;

  BoundedQueue<EventBatch>& events_;
  BoundedQueue<WorkResult>& results_;
  SegmentBuilder& builder_;
  const SegmentLimits limits_;
  std::stop_token stop_;
  Metrics& metrics_;

  std::vector<EventBatch> held_;  // Of the open segment, in order.
  std::size_t held_events_ = 0;
  std::size_t held_bytes_ = 0;
};

}  // namespace precis
