#include "daemon/pipeline/worker.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "daemon/pipeline/backoff.h"

namespace precis {

bool Worker::Full() const {
  return held_events_ >= limits_.events ||
         held_bytes_ + builder_.memory_bytes() >= limits_.bytes;
}

Result<void> Worker::Run() {
  using Clock = EventBatch::Clock;
  while (!events_.drained()) {
    const auto deadline = held_.empty()
                              ? Clock::time_point::max()
                              : held_.front().consumed_at() + limits_.age;
    auto batch = events_.PopUntil(deadline);
    if (batch) {
      if (auto done = Take(std::move(*batch)); !done) return done;
    }
    if (Full() || Clock::now() >= deadline) {
      if (auto done = CloseSegment(); !done) return done;
    }
  }
  return CloseSegment();
}

Result<void> Worker::Take(EventBatch batch) {
  held_events_ += batch.events().size();
  held_bytes_ += batch.bytes();
  held_.push_back(std::move(batch));
  auto done = builder_.Take(held_.back());
  if (done) return done;
  spdlog::error("segment: {}; building it again", done.error().message);
  return Rebuild();
}

// Builds the open segment anew until the disk takes it.
Result<void> Worker::Rebuild() {
  Backoff backoff(stop_);
  for (;;) {
    metrics_.segment_failures().Increment();
    builder_.Reset();
    if (!backoff.Wait()) return Fail(ErrorCode::kCancelled, "stopped");
    Result<void> done;
    for (const EventBatch& batch : held_) {
      done = builder_.Take(batch);
      if (!done) break;
    }
    if (done) return done;
    if (done.error().code == ErrorCode::kCorrupt) return done;
    spdlog::error("segment: {}; trying again", done.error().message);
  }
}

Result<void> Worker::CloseSegment() {
  if (held_.empty()) return {};
  auto result = builder_.Finish();
  while (!result) {
    spdlog::error("segment: {}; building it again", result.error().message);
    if (result.error().code == ErrorCode::kCorrupt) {
      return std::unexpected(std::move(result.error()));
    }
    if (auto done = Rebuild(); !done) return done;
    result = builder_.Finish();
  }
  held_.clear();
  held_events_ = 0;
  held_bytes_ = 0;
  if (!results_.Push(std::move(*result))) {
    return Fail(ErrorCode::kCancelled, "stopped");
  }
  return {};
}

}  // namespace precis
