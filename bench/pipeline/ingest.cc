#include "bench/pipeline/ingest.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <string_view>

#include "bench/measure/check.h"
#include "daemon/source/file_source.h"
#include "daemon/source/kafka_source.h"
#include "indexer/index/manifest/layout.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;

// Without a publication for so long something is wrong.
constexpr auto kPatience = std::chrono::minutes(2);

}  // namespace

Ingest::Ingest(const IngestSettings& settings) : settings_(settings) {
  fs::remove_all(settings_.index);
  store_ = Take(IndexStore::Open(settings_.index), "open index");
  if (settings_.pipeline.analyse) OpenKnowledge();
  if (settings_.from_broker) feeder_.emplace(settings_.feed);
  pipeline_ = std::make_unique<Pipeline>(
      settings_.pipeline, IndexSettings{}.max_segments,
      Pipeline::Parts{.store = *store_,
                      .metrics = metrics_,
                      .dead_letters = {},
                      .stories = stories_.get(),
                      .learned = learned_.get(),
                      .hooks = settings_.hooks});
  source_ = std::make_unique<MeteredSource>(OpenSource(), *store_,
                                            [this](std::size_t consumed) {
                                              consumed_ = consumed;
                                              Allow();
                                            });
  pipeline_->Start(*source_);
}

// What the daemon knows of other articles, by its default settings.
void Ingest::OpenKnowledge() {
  if (settings_.stories) {
    const StoriesSettings stories;
    stories_ =
        Take(StoryBook::Open(settings_.index, *store_->Current(),
                             {stories.max_articles, stories.max_age.count()}),
             "open stories");
  }
  learned_ = std::make_unique<LearnedFrequencies>(
      FrequenciesPath(settings_.index),
      static_cast<double>(AnalysisSettings{}.frequency_half_life));
}

std::unique_ptr<Source> Ingest::OpenSource() {
  const PipelineSettings& pipeline = settings_.pipeline;
  const BatchLimits limits = {pipeline.batch_events, pipeline.batch_bytes};
  if (!feeder_) {
    return Take(FileSource::Open({settings_.feed.corpus, true}, limits,
                                 pipeline.max_event_bytes, *pipeline_),
                "corpus");
  }
  KafkaSettings kafka;
  kafka.brokers = feeder_->address();
  kafka.topic = Feeder::kTopic;
  // The mock cluster refuses commits from cooperative members.
  kafka.rdkafka["partition.assignment.strategy"] = "range";
  return Take(KafkaSource::Open(kafka, limits, *pipeline_, metrics_),
              "consumer");
}

// One event first: joining a group takes seconds, and what was produced
// meanwhile would have waited.
void Ingest::Allow() {
  if (!feeder_) return;
  const std::size_t consumed = consumed_;
  const std::size_t ahead = consumed == 0 ? 1 : consumed + settings_.window;
  feeder_->Allow(std::min(ahead, limit_.load()));
}

void Ingest::FeedUpTo(std::size_t events) {
  limit_ = events;
  Allow();
}

void Ingest::WaitForPublished(std::size_t events) {
  Check(source_->WaitForPublished(events, kPatience),
        "nothing was published for two minutes");
}

std::map<std::string, double> Ingest::StageSeconds() const {
  constexpr std::string_view kBefore =
      "precis_stage_duration_seconds_sum{stage=\"";
  std::map<std::string, double> seconds;
  std::istringstream lines(metrics_.Text());
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(kBefore)) continue;
    const std::size_t end = line.find('"', kBefore.size());
    seconds[line.substr(kBefore.size(), end - kBefore.size())] =
        std::stod(line.substr(line.find(' ') + 1));
  }
  return seconds;
}

double Ingest::Stop() {
  pipeline_->RequestStop();
  Take(pipeline_->Wait(), "pipeline");
  source_->Close();  // A consumer without a broker takes a minute to leave.
  return feeder_ ? feeder_->Stop() : 0;
}

}  // namespace precis::bench
