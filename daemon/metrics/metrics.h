#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/base/mutex.h"
#include "indexer/base/partition.h"

namespace precis {

// Every metric of the daemon, in one place. README.md says what to watch.
//
// Thread safety: any number of threads.
class Metrics {
 public:
  Metrics();

  // The state of all metrics in Prometheus's text format 0.0.4.
  std::string Text() const;

  void Consumed(const std::string& topic, std::size_t events,
                std::size_t bytes);
  void Refused(std::string_view reason);
  // Shows this reason, at 0, before the first refusal.
  void ExpectRefusals(std::string_view reason);
  void Outcomes(const Tally& tally);
  void StageTook(std::string_view stage, std::chrono::nanoseconds time);
  void QueueDepth(std::string_view queue, std::size_t depth,
                  std::size_t capacity);
  void Lag(const Partition& partition, std::int64_t events);
  void NoLag(const Partition& partition);  // Not ours any more.
  void SourceError(std::string_view code);
  void Rebalance(std::string_view kind);
  // `age`: from consumed to searchable; of `events` events.
  void Fresh(std::chrono::nanoseconds age, std::size_t events);
  void Index(std::size_t segments, std::size_t entries, std::uint64_t bytes,
             std::uint64_t generation);
  // What the index has done since the start.
  struct IndexWork {
    std::uint64_t merges = 0;
    std::uint64_t merged_bytes = 0;
    std::uint64_t retired_segments = 0;
    std::uint64_t retired_bytes = 0;
    std::uint64_t id_lookups = 0;
    std::uint64_t segment_lookups = 0;
  };
  void Worked(const IndexWork& work);
  // Duplicates and stories: how many there are, and what was done since the
  // start.
  struct Stories {
    std::size_t articles = 0;
    std::size_t stories = 0;
    std::uint64_t placed = 0;
    std::uint64_t duplicates = 0;
  };
  void Placed(const Stories& stories);
  void HttpRequest(const std::string& route, int status, double seconds);

  prometheus::Gauge& ready() { return ready_; }
  prometheus::Gauge& source_paused() { return source_paused_; }
  prometheus::Gauge& last_publish() { return last_publish_; }
  prometheus::Counter& publish_failures() { return publish_failures_; }
  prometheus::Counter& segment_failures() { return segment_failures_; }
  prometheus::Counter& dead_letter_failures() { return dead_letter_failures_; }

 private:
  prometheus::Histogram& Stage(std::string_view stage);

  using Counters = prometheus::Family<prometheus::Counter>;
  using Gauges = prometheus::Family<prometheus::Gauge>;
  using Histograms = prometheus::Family<prometheus::Histogram>;

  std::shared_ptr<prometheus::Registry> registry_;
  Mutex worked_;
  prometheus::Gauge& ready_;
  prometheus::Gauge& source_paused_;
  prometheus::Gauge& last_publish_;
  prometheus::Counter& publish_failures_;
  prometheus::Counter& segment_failures_;
  prometheus::Counter& dead_letter_failures_;
  prometheus::Histogram& freshness_;
  prometheus::Gauge& segments_;
  prometheus::Gauge& entries_;
  prometheus::Gauge& bytes_;
  prometheus::Gauge& generation_;
  prometheus::Counter& merges_;
  prometheus::Counter& merged_bytes_;
  prometheus::Counter& retired_segments_;
  prometheus::Counter& retired_bytes_;
  prometheus::Counter& id_lookups_;
  prometheus::Counter& segment_lookups_;
  prometheus::Gauge& story_articles_;
  prometheus::Gauge& stories_;
  prometheus::Counter& placed_;
  prometheus::Counter& duplicates_;
  Counters& consumed_events_;
  Counters& consumed_bytes_;
  Counters& refused_;
  Counters& outcomes_;
  Counters& source_errors_;
  Counters& rebalances_;
  Counters& http_requests_;
  Histograms& stages_;
  // Of stages_, which would make one to throw away for each look-up.
  Mutex stages_known_;
  std::map<std::string, prometheus::Histogram*, std::less<>> stage_
      PRECIS_GUARDED_BY(stages_known_);
  Histograms& http_seconds_;
  Gauges& queue_depth_;
  Gauges& queue_capacity_;
  Gauges& lag_;
};

// Tells Metrics how long its scope took.
class StageTimer {
 public:
  StageTimer(Metrics& metrics, std::string_view stage)
      : metrics_(metrics), stage_(stage) {}
  ~StageTimer() {
    metrics_.StageTook(stage_, std::chrono::steady_clock::now() - begin_);
  }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  Metrics& metrics_;
  std::string_view stage_;
  std::chrono::steady_clock::time_point begin_ =
      std::chrono::steady_clock::now();
};

}  // namespace precis
