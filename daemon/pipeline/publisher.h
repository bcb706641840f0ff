#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/bounded_queue.h"
#include "daemon/pipeline/health.h"
#include "daemon/pipeline/in_flight.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/work_result.h"
#include "daemon/source/dead_letter.h"
#include "indexer/index/store/index_store.h"
#include "indexer/stories/story_book.h"

namespace precis {

// Makes what the workers finished visible: dead letters first, then segments
// and offsets in one step. Tries again for as long as the disk or the
// dead-letter topic refuses; no offset passes before.
//
// Thread safety: none; Run is a thread's body.
class Publisher {
 public:
  // Called after each publication with the offsets below which everything is
  // in the index.
  using OnPublished =
      std::function<void(const std::map<Partition, std::int64_t>&)>;

  struct Parts {
    BoundedQueue<WorkResult>& results;
    IndexStore& store;
    std::vector<std::unique_ptr<DeadLetterSink>>& dead_letters;
    InFlight& in_flight;
    Health& health;
    Metrics& metrics;
    OnPublished on_published;
    StoryBook* stories = nullptr;           // Null: none.
    LearnedFrequencies* learned = nullptr;  // Null: nothing is learnt.
    // After each publication, last of all; may be empty.
    std::function<void()> on_change = nullptr;
  };

  // `stop` ends retries.
  Publisher(Parts parts, std::stop_token stop)
      : parts_(std::move(parts)), stop_(std::move(stop)) {}

  // Until the queue is closed and drained; then what was learnt is saved.
  // kCorrupt, kCancelled: as in Worker.
  Result<void> Run();

 private:
  Result<void> PublishAll();
  Result<void> PublishGroup(std::vector<WorkResult> group);
  Result<void> KeepDeadLetters(const std::vector<DeadLetter>& letters);
  Result<std::map<Partition, Tally>> PublishUntilDone(Publication& publication);
  void TellStories(const Publication& publication);
  void Report(const std::vector<WorkResult>& group,
              const std::vector<DeadLetter>& letters,
              const std::map<Partition, Tally>& tallies);

  Parts parts_;
  std::stop_token stop_;
};

}  // namespace precis
