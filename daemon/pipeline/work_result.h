#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "daemon/source/dead_letter.h"
#include "daemon/source/event_batch.h"
#include "indexer/analyse/topics/stem_counter.h"
#include "indexer/index/store/index_store.h"

namespace precis {

// What a worker made of some batches: at most one segment, and an account of
// every event in them. Owned by one stage at a time, and moved.
struct WorkResult {
  using AssignmentPtr = std::shared_ptr<const Assignment>;

  std::optional<FinishedSegment> segment;   // None: nothing was to be indexed.
  std::vector<AssignmentPtr> entry_owners;  // Of segment->entries, in step.
  std::map<AssignmentPtr, PartitionDelta> deltas;
  std::vector<std::pair<AssignmentPtr, DeadLetter>> dead_letters;

  struct Taken {
    EventBatch::Clock::time_point consumed_at;
    std::size_t events = 0;
  };
  std::vector<Taken> batches;

  analyse::StemCounts stems;  // Of the articles; empty unless they teach.
};

}  // namespace precis
