#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

#include "daemon/source/event_batch.h"
#include "indexer/base/partition.h"
#include "indexer/base/range_set.h"
#include "indexer/base/result.h"

namespace precis {

// Where to go on in a partition.
struct ResumePoint {
  std::int64_t next = 0;
  RangeSet finished;  // Beyond `next`; need not be read again.
};

// What a source asks of the pipeline that it feeds. Called on the thread that
// polls the source.
class SourceClient {
 public:
  virtual ~SourceClient() = default;

  // What the index knows of `partition`; nullopt: nothing.
  virtual std::optional<ResumePoint> Resume(const Partition& partition) = 0;

  // Takes `last` (events already read, may be empty) and waits until all that
  // was ever handed over is published, or `drain_deadline` has passed. Returns
  // whether it is.
  virtual bool Drain(EventBatch last) = 0;
};

// Where events come from: Kafka, a file, the demo broker.
//
// Thread safety: everything on one thread, but for Committed.
class Source {
 public:
  virtual ~Source() = default;

  // Waits up to `timeout` for events. An empty batch: none came. While paused
  // it gives none, but keeps the connection and the group membership alive.
  //
  // kUnavailable: will heal or not; poll again after a while.
  // kCorrupt, kBadInput: this source is of no more use.
  virtual Result<EventBatch> Poll(std::chrono::milliseconds timeout) = 0;

  // Nothing will ever come again.
  virtual bool at_end() const { return false; }

  // Stops and resumes fetching; for when the pipeline is full.
  virtual void Pause() {}
  virtual void Resume() {}

  // The index holds everything below these offsets, durably. For lag tools:
  // the index itself remembers where to go on.
  virtual void Committed(const std::map<Partition, std::int64_t>& /*next*/) {}

  // Everything that is there has been handed over by Poll.
  virtual bool caught_up() const = 0;
};

}  // namespace precis
