#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "daemon/config/config.h"
#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/bounded_queue.h"
#include "daemon/pipeline/change_hooks.h"
#include "daemon/pipeline/health.h"
#include "daemon/pipeline/in_flight.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/merger.h"
#include "daemon/pipeline/work_result.h"
#include "daemon/source/dead_letter.h"
#include "daemon/source/source.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/base/mutex.h"
#include "indexer/index/store/index_store.h"
#include "indexer/stories/story_book.h"

namespace precis {

// The whole way from a source to the index:
//
//   source thread -> events queue -> workers -> results queue -> publisher
//                                                     Merger, beside it
//
// Stops in the direction of the flow, so that everything that was taken from
// the source is published, unless that takes longer than the drain deadline.
//
// Thread safety: Start and Wait on one thread; the rest from any.
class Pipeline : public SourceClient {
 public:
  struct Parts {
    IndexStore& store;
    Metrics& metrics;
    std::vector<std::unique_ptr<DeadLetterSink>> dead_letters;
    // For the WTF Index; null: the one that is built in.
    std::shared_ptr<const analyse::WtfLexicon> lexicon = nullptr;
    // Finds duplicates and stories; null: nobody does. Outlives the pipeline.
    StoryBook* stories = nullptr;
    // How common words are; null: as the shipped table says. Outlives the
    // pipeline.
    LearnedFrequencies* learned = nullptr;
    // May be called until the pipeline is destroyed.
    ChangeHooks hooks = {};
  };

  Pipeline(const PipelineSettings& settings, std::size_t max_segments,
           Parts parts);
  ~Pipeline() override;  // REQUIRES: Wait has returned, or Start never ran.

  // Starts all threads. `source` must outlive Wait, and is polled only on the
  // pipeline's thread until then.
  void Start(Source& source);

  // Asks for an orderly end; returns at once.
  void RequestStop();

  // Waits until the source has ended, a stop was requested or something is
  // broken for good, and everything taken is published. The error: what broke.
  // After a source that has ended merging goes on, until a stop is requested.
  Result<void> Wait();

  Merger& merger() { return merger_; }

  // Why the daemon cannot do its work at the moment; empty: it can.
  std::string Troubles() const { return health_.Troubles(); }

  // Everything the source has is searchable.
  bool caught_up() const;

  // SourceClient, on the source's thread.
  std::optional<ResumePoint> Resume(const Partition& partition) override;
  bool Drain(EventBatch last) override;

 private:
  void RunSource(Source& source);
  bool PollOnce(Source& source, bool& polled_well);
  void Hold(EventBatch batch);
  bool PushHeld(EventBatch::Clock::time_point deadline);
  void RelieveOrPause(Source& source);
  void RunWorker();
  void RunPublisher(Source& source);
  void Broke(const Result<void>& outcome);

  const PipelineSettings settings_;
  IndexStore& store_;
  Metrics& metrics_;
  std::vector<std::unique_ptr<DeadLetterSink>> dead_letters_;
  const std::shared_ptr<const analyse::WtfLexicon> lexicon_;  // May be null.
  StoryBook* const stories_;                                  // May be null.
  LearnedFrequencies* const learned_;                         // May be null.
  const ChangeHooks hooks_;

  BoundedQueue<EventBatch> events_;
  BoundedQueue<WorkResult> results_;
  InFlight in_flight_;
  Health health_;

  std::stop_source stop_source_;   // Stop taking events.
  std::stop_source stop_retries_;  // The drain deadline has passed.
  std::atomic<bool> source_caught_up_ = false;

  // The source thread's: read, but not yet in the queue.
  std::deque<EventBatch> held_;
  bool paused_ = false;

  Mutex mutex_;
  std::optional<Error> broken_ PRECIS_GUARDED_BY(mutex_);

  std::jthread source_thread_;
  std::vector<std::jthread> workers_;
  std::jthread publisher_thread_;
  Merger merger_;
};

}  // namespace precis
