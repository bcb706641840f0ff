#include "daemon/metrics/metrics.h"

#include <prometheus/text_serializer.h>

#include <array>
#include <utility>

namespace precis {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::Histogram;
using prometheus::Registry;

prometheus::Family<prometheus::Counter>& RegisterCounters(Registry& registry,
                                                          const char* name,
                                                          const char* help) {
  return BuildCounter().Name(name).Help(help).Register(registry);
}

prometheus::Family<prometheus::Gauge>& RegisterGauges(Registry& registry,
                                                      const char* name,
                                                      const char* help) {
  return BuildGauge().Name(name).Help(help).Register(registry);
}

prometheus::Family<prometheus::Histogram>& RegisterHistograms(
    Registry& registry, const char* name, const char* help) {
  return BuildHistogram().Name(name).Help(help).Register(registry);
}

// From the 5 microseconds of a parse to the minutes of a merge.
Histogram::BucketBoundaries StageSeconds() {
  return {5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2,
          2e-2, 5e-2, 0.1,  0.2,  0.5,  1,    2,    5,    10,   30,   120};
}

Histogram::BucketBoundaries FreshnessSeconds() {
  return {0.05, 0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10, 20, 30, 60, 300, 1800};
}

Histogram::BucketBoundaries HttpSeconds() {
  return {2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.25, 0.5, 1, 5};
}

double Seconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double>(time).count();
}

prometheus::Labels Where(const Partition& partition) {
  return {{"topic", partition.topic},
          {"partition", std::to_string(partition.number)}};
}

}  // namespace

Metrics::Metrics()
    : registry_(std::make_shared<Registry>()),
      ready_(RegisterGauges(*registry_, "precis_ready",
                            "1 while /readyz answers 200, else 0.")
                 .Add({})),
      source_paused_(
          RegisterGauges(
              *registry_, "precis_source_paused",
              "1 while the source is paused because the pipeline is full.")
              .Add({})),
      last_publish_(
          RegisterGauges(*registry_, "precis_last_publish_timestamp_seconds",
                         "When events last became searchable; 0: not yet.")
              .Add({})),
      publish_failures_(
          RegisterCounters(*registry_, "precis_publish_failures_total",
                           "Publications that failed and were tried again.")
              .Add({})),
      segment_failures_(
          RegisterCounters(
              *registry_, "precis_segment_failures_total",
              "Segments that could not be written and were built again.")
              .Add({})),
      dead_letter_failures_(
          RegisterCounters(
              *registry_, "precis_dead_letter_failures_total",
              "Writes of dead letters that failed and were tried again.")
              .Add({})),
      freshness_(RegisterHistograms(*registry_, "precis_freshness_seconds",
                                    "From an event's consumption to its being "
                                    "searchable.")
                     .Add({}, FreshnessSeconds())),
      segments_(
          RegisterGauges(*registry_, "precis_index_segments", "Live segments.")
              .Add({})),
      entries_(
          RegisterGauges(*registry_, "precis_index_entries", "Live entries.")
              .Add({})),
      bytes_(RegisterGauges(*registry_, "precis_index_bytes",
                            "Size of live segments.")
                 .Add({})),
      generation_(RegisterGauges(*registry_, "precis_index_generation",
                                 "Generation of the manifest.")
                      .Add({})),
      merges_(RegisterCounters(*registry_, "precis_merges_total",
                               "Merges of segments that were published.")
                  .Add({})),
      merged_bytes_(RegisterCounters(*registry_, "precis_merged_bytes_total",
                                     "Bytes of segments that merges wrote.")
                        .Add({})),
      retired_segments_(RegisterCounters(*registry_,
                                         "precis_retired_segments_total",
                                         "Segments that retention has dropped.")
                            .Add({})),
      retired_bytes_(RegisterCounters(*registry_, "precis_retired_bytes_total",
                                      "Bytes that retention has dropped.")
                         .Add({})),
      id_lookups_(
          RegisterCounters(*registry_, "precis_id_lookups_total",
                           "Ids that older versions were looked for of.")
              .Add({})),
      segment_lookups_(
          RegisterCounters(*registry_, "precis_segment_lookups_total",
                           "Segments that were asked for those ids.")
              .Add({})),
      story_articles_(
          RegisterGauges(*registry_, "precis_story_articles",
                         "Articles that a new one is compared with.")
              .Add({})),
      stories_(RegisterGauges(*registry_, "precis_stories",
                              "Stories that those articles belong to.")
                   .Add({})),
      placed_(RegisterCounters(*registry_, "precis_articles_placed_total",
                               "Articles that were compared with others.")
                  .Add({})),
      duplicates_(RegisterCounters(*registry_, "precis_duplicates_found_total",
                                   "Those of them that repeat another article.")
                      .Add({})),
      consumed_events_(RegisterCounters(*registry_,
                                        "precis_events_consumed_total",
                                        "Events taken from the source.")),
      consumed_bytes_(
          RegisterCounters(*registry_, "precis_consumed_bytes_total",
                           "Bytes of keys, values and headers taken.")),
      refused_(RegisterCounters(*registry_, "precis_events_refused_total",
                                "Events that became dead letters, by reason.")),
      outcomes_(RegisterCounters(*registry_, "precis_events_total",
                                 "Finished events by what became of them.")),
      source_errors_(RegisterCounters(*registry_, "precis_source_errors_total",
                                      "Errors of the source, by code.")),
      rebalances_(RegisterCounters(*registry_, "precis_rebalances_total",
                                   "Changes of the partitions that are ours.")),
      http_requests_(RegisterCounters(*registry_, "precis_http_requests_total",
                                      "Requests answered.")),
      stages_(RegisterHistograms(
          *registry_, "precis_stage_duration_seconds",
          "Time in one stage: an event's in parse, analyse, "
          "place, add; a segment's in finish_segment, publish, "
          "merge; the index's in compact.")),
      http_seconds_(RegisterHistograms(*registry_,
                                       "precis_http_request_duration_seconds",
                                       "Time to answer a request.")),
      queue_depth_(RegisterGauges(*registry_, "precis_queue_depth",
                                  "Batches waiting between two stages.")),
      queue_capacity_(
          RegisterGauges(*registry_, "precis_queue_capacity",
                         "Batches that may wait between two stages.")),
      lag_(RegisterGauges(
          *registry_, "precis_kafka_lag",
          "Events in the partition that are not searchable yet.")) {
  RegisterGauges(*registry_, "precis_build_info",
                 "1, labelled with the version.")
      .Add({{"version", PRECIS_VERSION}})
      .Set(1);
  // A series that is born at 1 shows no increase: its first event would be
  // missed by every alert.
  Outcomes({});
  for (const char* kind : {"assign", "revoke", "lost"}) {
    rebalances_.Add({{"kind", kind}});
  }
}

void Metrics::ExpectRefusals(std::string_view reason) {
  refused_.Add({{"reason", std::string(reason)}});
}

std::string Metrics::Text() const {
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

void Metrics::Consumed(const std::string& topic, std::size_t events,
                       std::size_t bytes) {
  consumed_events_.Add({{"topic", topic}})
      .Increment(static_cast<double>(events));
  consumed_bytes_.Add({{"topic", topic}}).Increment(static_cast<double>(bytes));
}

void Metrics::Refused(std::string_view reason) {
  refused_.Add({{"reason", std::string(reason)}}).Increment();
}

void Metrics::Outcomes(const Tally& tally) {
  const std::array<std::pair<const char*, std::uint64_t>, 6> outcomes = {{
      {"indexed", tally.indexed},
      {"superseded", tally.superseded},
      {"duplicate", tally.duplicate},
      {"tombstone", tally.tombstone},
      {"dead_lettered", tally.dead_lettered},
      {"skipped", tally.skipped},
  }};
  for (const auto& [outcome, events] : outcomes) {
    outcomes_.Add({{"outcome", outcome}})
        .Increment(static_cast<double>(events));
  }
}

Histogram& Metrics::Stage(std::string_view stage) {
  const MutexLock lock(stages_known_);
  if (const auto known = stage_.find(stage); known != stage_.end()) {
    return *known->second;
  }
  std::string name(stage);
  Histogram& histogram = stages_.Add({{"stage", name}}, StageSeconds());
  stage_.emplace(std::move(name), &histogram);
  return histogram;
}

void Metrics::StageTook(std::string_view stage, std::chrono::nanoseconds time) {
  Stage(stage).Observe(Seconds(time));
}

void Metrics::QueueDepth(std::string_view queue, std::size_t depth,
                         std::size_t capacity) {
  const prometheus::Labels labels = {{"queue", std::string(queue)}};
  queue_depth_.Add(labels).Set(static_cast<double>(depth));
  queue_capacity_.Add(labels).Set(static_cast<double>(capacity));
}

void Metrics::Lag(const Partition& partition, std::int64_t events) {
  lag_.Add(Where(partition)).Set(static_cast<double>(events));
}

void Metrics::NoLag(const Partition& partition) {
  lag_.Remove(&lag_.Add(Where(partition)));
}

void Metrics::SourceError(std::string_view code) {
  source_errors_.Add({{"code", std::string(code)}}).Increment();
}

void Metrics::Rebalance(std::string_view kind) {
  rebalances_.Add({{"kind", std::string(kind)}}).Increment();
}

void Metrics::Fresh(std::chrono::nanoseconds age, std::size_t events) {
  for (std::size_t i = 0; i < events; ++i) freshness_.Observe(Seconds(age));
}

void Metrics::Index(std::size_t segments, std::size_t entries,
                    std::uint64_t bytes, std::uint64_t generation) {
  segments_.Set(static_cast<double>(segments));
  entries_.Set(static_cast<double>(entries));
  bytes_.Set(static_cast<double>(bytes));
  generation_.Set(static_cast<double>(generation));
}

void Metrics::Worked(const IndexWork& work) {
  // Two scrapes at once would add the same difference twice.
  const MutexLock lock(worked_);
  const auto set = [](prometheus::Counter& counter, std::uint64_t total) {
    counter.Increment(static_cast<double>(total) - counter.Value());
  };
  set(merges_, work.merges);
  set(merged_bytes_, work.merged_bytes);
  set(retired_segments_, work.retired_segments);
  set(retired_bytes_, work.retired_bytes);
  set(id_lookups_, work.id_lookups);
  set(segment_lookups_, work.segment_lookups);
}

void Metrics::Placed(const Stories& stories) {
  const MutexLock lock(worked_);
  story_articles_.Set(static_cast<double>(stories.articles));
  stories_.Set(static_cast<double>(stories.stories));
  const auto placed = static_cast<double>(stories.placed);
  const auto duplicates = static_cast<double>(stories.duplicates);
  placed_.Increment(placed - placed_.Value());
  duplicates_.Increment(duplicates - duplicates_.Value());
}

void Metrics::HttpRequest(const std::string& route, int status,
                          double seconds) {
  http_requests_.Add({{"route", route}, {"status", std::to_string(status)}})
      .Increment();
  http_seconds_.Add({{"route", route}}, HttpSeconds()).Observe(seconds);
}

}  // namespace precis
