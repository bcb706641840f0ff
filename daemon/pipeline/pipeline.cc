#include "daemon/pipeline/pipeline.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "daemon/pipeline/backoff.h"
#include "daemon/pipeline/publisher.h"
#include "daemon/pipeline/thread_priority.h"
#include "daemon/pipeline/worker.h"

namespace precis {
namespace {

using Clock = EventBatch::Clock;
using std::chrono::milliseconds;

// How long a poll may wait for events: the longest a stop request waits.
constexpr milliseconds kPollTimeout{100};
// How long the events queue may be full before the source is paused. Pausing
// throws away what librdkafka has fetched ahead, so a short wait is cheaper.
constexpr milliseconds kPauseAfter{1000};
// How often the source is polled while it is paused, for its heartbeat.
constexpr milliseconds kPausedPoll{20};

int WorkerCount(const PipelineSettings& settings) {
  if (settings.workers > 0) return settings.workers;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

Pipeline::Pipeline(const PipelineSettings& settings, std::size_t max_segments,
                   Parts parts)
    : settings_(settings),
      store_(parts.store),
      metrics_(parts.metrics),
      dead_letters_(std::move(parts.dead_letters)),
      lexicon_(std::move(parts.lexicon)),
      stories_(parts.stories),
      learned_(parts.learned),
      hooks_(std::move(parts.hooks)),
      events_(settings.queue_batches),
      results_(static_cast<std::size_t>(WorkerCount(settings))),
      merger_(max_segments, {parts.store, health_, parts.metrics, hooks_},
              settings.nice) {}

Pipeline::~Pipeline() = default;

void Pipeline::Start(Source& source) {
  merger_.Start();
  publisher_thread_ = std::jthread([this, &source] { RunPublisher(source); });
  for (int i = 0; i < WorkerCount(settings_); ++i) {
    workers_.emplace_back([this] { RunWorker(); });
  }
  source_thread_ = std::jthread([this, &source] { RunSource(source); });
}

void Pipeline::RequestStop() {
  stop_source_.request_stop();
  merger_.RequestStop();  // What is left to publish needs the disk more.
}

// Joins in the direction of the flow. Each queue is closed when nobody is left
// to push to it.
Result<void> Pipeline::Wait() {
  source_thread_.join();
  if (!in_flight_.WaitUntilEmpty(Clock::now() + settings_.drain_deadline) &&
      !stop_retries_.stop_requested()) {
    spdlog::error(
        "stopping: not all events could be published in time; they "
        "will be read again at the next start");
    stop_retries_.request_stop();
    in_flight_.Abandon();  // Nor may the source's own end wait for them.
  }
  events_.Close();
  for (std::jthread& worker : workers_) worker.join();
  results_.Close();
  publisher_thread_.join();
  MutexLock lock(mutex_);
  if (broken_) return std::unexpected(*broken_);
  return {};
}

bool Pipeline::caught_up() const {
  return source_caught_up_ && in_flight_.empty();
}

std::optional<ResumePoint> Pipeline::Resume(const Partition& partition) {
  const auto manifest = store_.Current();
  const auto found = manifest->partitions.find(partition);
  if (found == manifest->partitions.end()) return std::nullopt;
  return ResumePoint{found->second.next, found->second.finished};
}

bool Pipeline::Drain(EventBatch last) {
  const auto deadline = Clock::now() + settings_.drain_deadline;
  Hold(std::move(last));
  return PushHeld(deadline) && in_flight_.WaitUntilEmpty(deadline);
}

void Pipeline::RunSource(Source& source) {
  Backoff backoff(stop_source_.get_token());
  while (!stop_source_.stop_requested() && !source.at_end()) {
    bool polled_well = false;
    if (!PollOnce(source, polled_well)) return;
    if (polled_well) {
      backoff.Reset();
    } else {
      backoff.Wait();
    }
  }
  if (!PushHeld(Clock::now() + settings_.drain_deadline)) {
    // Never published, so it will be read again.
    in_flight_.Done(held_.size());
    held_.clear();
  }
  source_caught_up_ = source.caught_up();
}

// False: the source is of no more use.
bool Pipeline::PollOnce(Source& source, bool& polled_well) {
  auto batch = source.Poll(held_.empty() ? kPollTimeout : milliseconds(0));
  polled_well = batch.has_value();
  if (!batch) {
    health_.Trouble("source", batch.error().message);
    if (batch.error().code != ErrorCode::kUnavailable) {
      Broke(std::unexpected(std::move(batch.error())));
      return false;
    }
    metrics_.SourceError("unavailable");
    spdlog::warn("source: {}; trying again", batch.error().message);
    return true;
  }
  health_.Well("source");
  Hold(std::move(*batch));
  RelieveOrPause(source);
  source_caught_up_ = source.caught_up();
  metrics_.QueueDepth("events", events_.depth(), events_.capacity());
  metrics_.QueueDepth("segments", results_.depth(), results_.capacity());
  return true;
}

void Pipeline::Hold(EventBatch batch) {
  if (batch.empty()) return;
  if (!batch.events().empty()) {
    metrics_.Consumed(batch.events().front().assignment->partition.topic,
                      batch.events().size(), batch.bytes());
  }
  in_flight_.Add(1);
  held_.push_back(std::move(batch));
}

bool Pipeline::PushHeld(Clock::time_point deadline) {
  while (!held_.empty()) {
    if (!events_.PushUntil(held_.front(), deadline)) return false;
    held_.pop_front();
  }
  return true;
}

// Backpressure: waits for room a little, then pauses the source, which goes on
// being polled so that it stays in its group.
void Pipeline::RelieveOrPause(Source& source) {
  const bool clear =
      PushHeld(Clock::now() + (paused_ ? kPausedPoll : kPauseAfter));
  if (clear != paused_) return;
  paused_ = !clear;
  metrics_.source_paused().Set(paused_ ? 1 : 0);
  if (paused_) {
    source.Pause();
  } else {
    source.Resume();
  }
}

void Pipeline::RunWorker() {
  GiveWay(settings_.nice);
  ParseLimits limits;
  limits.max_event_bytes = settings_.max_event_bytes;
  limits.max_depth = settings_.max_depth;
  const auto& lexicon = lexicon_ ? *lexicon_ : analyse::DefaultWtfLexicon();
  SegmentBuilder builder(store_, limits, metrics_,
                         {.lexicon = settings_.analyse ? &lexicon : nullptr,
                          .stories = stories_,
                          .learned = learned_});
  Worker worker(events_, results_, builder,
                {settings_.segment_events, settings_.segment_bytes,
                 settings_.segment_age},
                stop_retries_.get_token(), metrics_);
  Broke(worker.Run());
}

void Pipeline::RunPublisher(Source& source) {
  const auto on_published = [&](const auto& next) {
    source.Committed(next);
    merger_.Published();
  };
  Publisher publisher(
      {results_, store_, dead_letters_, in_flight_, health_, metrics_,
       on_published, stories_, learned_, hooks_.on_change},
      stop_retries_.get_token());
  Broke(publisher.Run());
  results_.Close();  // After a failure: workers must not wait for it.
}

// Remembers the first error that no retry mends, and begins to stop.
void Pipeline::Broke(const Result<void>& outcome) {
  if (outcome || outcome.error().code == ErrorCode::kCancelled) return;
  {
    MutexLock lock(mutex_);
    if (!broken_) broken_ = outcome.error();
  }
  stop_retries_.request_stop();
  stop_source_.request_stop();
  // Nobody may go on waiting for a stage that has given up.
  events_.Close();
  in_flight_.Abandon();
}

}  // namespace precis
