#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/base/partition.h"
#include "indexer/base/range_set.h"
#include "indexer/base/timestamp.h"

namespace precis {

// One stretch of time in which we own a partition. Shared by the source, which
// may lose it, and by everything that was read under it.
//
// Thread safety: `lost` alone changes after construction.
struct Assignment {
  Partition partition;
  std::int64_t start = 0;  // The first offset that was asked for.
  RangeSet finished;       // Beyond `start`, but done with in an earlier life.
  // Another member of the group may own it by now: what was read under it and
  // is not published yet must never be.
  std::atomic<bool> lost = false;
};

// One event as it came, before anything was read into it. The views are into
// the batch that holds it.
struct Event {
  std::shared_ptr<const Assignment> assignment;
  std::int64_t offset = 0;
  // Offsets [covers_from, offset] are done with when this event is: those
  // before it in the range do not exist (compacted, transaction markers).
  std::int64_t covers_from = 0;
  std::optional<std::string_view> key;
  std::optional<std::string_view> value;  // nullopt: a tombstone for `key`.
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  std::optional<UnixMs> produced_at;
};

// Events from a source, with their bytes. Has one owner and is moved.
//
// Thread safety: none.
class EventBatch {
 public:
  using Clock = std::chrono::steady_clock;

  EventBatch() = default;
  EventBatch(EventBatch&&) = default;
  EventBatch& operator=(EventBatch&&) = default;

  // Copies the bytes that `event` views.
  void Append(Event event);

  // Says that offsets [begin, end) hold no event.
  void CoverGap(std::shared_ptr<const Assignment> assignment,
                std::int64_t begin, std::int64_t end);

  struct Gap {
    std::shared_ptr<const Assignment> assignment;
    std::int64_t begin;
    std::int64_t end;
  };

  const std::vector<Event>& events() const { return events_; }
  const std::vector<Gap>& gaps() const { return gaps_; }
  bool empty() const { return events_.empty() && gaps_.empty(); }
  std::size_t bytes() const { return bytes_; }  // Of keys, values, headers.
  Clock::time_point consumed_at() const { return consumed_at_; }

 private:
  std::string_view Keep(std::string_view bytes);

  // Blocks never move, so views into them stay good when the batch is moved.
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
    std::size_t used = 0;
  };

  std::vector<Block> blocks_;
  std::vector<Event> events_;
  std::vector<Gap> gaps_;
  std::size_t bytes_ = 0;
  Clock::time_point consumed_at_ = Clock::now();
};

}  // namespace precis
