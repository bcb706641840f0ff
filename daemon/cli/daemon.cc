#include "daemon/cli/daemon.h"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/cli/lexicon_settings.h"
#include "daemon/cli/server_hooks.h"
#include "daemon/cli/stop_signal.h"
#include "daemon/cli/store_settings.h"
#include "daemon/metrics/metrics.h"
#include "daemon/pipeline/change_hooks.h"
#include "daemon/pipeline/kept_memory.h"
#include "daemon/pipeline/learned_frequencies.h"
#include "daemon/pipeline/pipeline.h"
#include "daemon/serve/http_server.h"
#include "daemon/serve/search_threads.h"
#include "daemon/source/dead_letter_file.h"
#include "daemon/source/dead_letter_topic.h"
#include "daemon/source/demo_broker.h"
#include "daemon/source/file_source.h"
#include "daemon/source/kafka_source.h"
#include "daemon/source/produce_file.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/index_store.h"
#include "indexer/parse/refusal.h"
#include "indexer/search/searcher.h"

namespace precis {
namespace {

constexpr const char* kDemoTopic = "articles";

// Every segment that is open costs half a dozen descriptors.
void RaiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

BatchLimits Limits(const PipelineSettings& settings) {
  return {settings.batch_events, settings.batch_bytes};
}

Result<std::vector<std::unique_ptr<DeadLetterSink>>> OpenDeadLetters(
    const Config& config) {
  std::vector<std::unique_ptr<DeadLetterSink>> sinks;
  const auto path = config.dead_letters.file.empty()
                        ? config.index.directory / "dead-letters.ndjson"
                        : config.dead_letters.file;
  auto file = DeadLetterFile::Open(path);
  if (!file) return std::unexpected(std::move(file.error()));
  sinks.push_back(std::move(*file));
  if (!config.dead_letters.topic.empty()) {
    auto topic =
        DeadLetterTopic::Open(config.source.kafka, config.dead_letters.topic);
    if (!topic) return std::unexpected(std::move(topic.error()));
    sinks.push_back(std::move(*topic));
  }
  return sinks;
}

// The demo broker and the settings that reach it.
struct Demo {
  std::unique_ptr<DemoBroker> broker;
  KafkaSettings kafka;
};

Result<Demo> StartDemo(const SourceSettings& settings) {
  auto broker = DemoBroker::Start(kDemoTopic, settings.demo.partitions);
  if (!broker) return std::unexpected(std::move(broker.error()));
  Demo demo{std::move(*broker), settings.kafka};
  demo.kafka.brokers = demo.broker->address();
  demo.kafka.topic = kDemoTopic;
  // The mock cluster refuses commits from cooperative members.
  demo.kafka.rdkafka["partition.assignment.strategy"] = "range";
  spdlog::info("demo broker at {}, topic {}", demo.broker->address(),
               kDemoTopic);
  if (!settings.demo.feed.empty()) {
    const auto sent =
        ProduceFile(settings.demo.feed, kDemoTopic,
                    {{"bootstrap.servers", demo.broker->address()}});
    if (!sent) return std::unexpected(sent.error());
    spdlog::info("demo broker: {} events from {}", *sent,
                 settings.demo.feed.string());
  }
  return demo;
}

Result<std::unique_ptr<Source>> OpenSource(const Config& config,
                                           const KafkaSettings& kafka,
                                           SourceClient& client,
                                           Metrics& metrics) {
  if (config.source.type == SourceType::kFile) {
    return FileSource::Open(config.source.file, Limits(config.pipeline),
                            config.pipeline.max_event_bytes, client);
  }
  return KafkaSource::Open(kafka, Limits(config.pipeline), client, metrics);
}

std::string Url(const std::string& address, int port) {
  const bool version_6 = address.contains(':');
  return "http://" + (version_6 ? "[" + address + "]" : address) + ":" +
         std::to_string(port);
}

// Where a program on this machine finds us: on the loopback, if we listen
// everywhere.
std::string AddressToAsk(const std::string& address, int port) {
  const bool everywhere = address == "0.0.0.0" || address == "::";
  return Url(everywhere ? "127.0.0.1" : address, port);
}

// Says where we serve, also to programs that find the index locked.
Result<void> Announce(IndexStore& store, const std::string& address, int port) {
  spdlog::info("serving on {}", Url(address, port));
  return store.Announce(AddressToAsk(address, port));
}

int ExitStatus(const Error& error) {
  spdlog::critical("{}", error.message);
  if (error.code == ErrorCode::kUnavailable) return kExitUnavailable;
  return error.code == ErrorCode::kBadInput ? kExitConfig : kExitInternal;
}

// Have `searchers`, which must outlive them, do what a change makes necessary.
ChangeHooks HooksFor(SearcherPool& searchers) {
  const auto tell = [](const Result<void>& outcome) {
    if (!outcome) spdlog::warn("searches: {}", outcome.error().message);
  };
  return {.on_merged =
              [&searchers, tell](const auto& segment, const auto& info) {
                tell(searchers.PrepareMerged(segment, info));
              },
          .on_change = [&searchers, tell] { tell(searchers.Prepare()); },
          .on_quiet = [&searchers] { searchers.Release(); }};
}

// Null: nothing is learnt from the stream.
std::unique_ptr<LearnedFrequencies> OpenFrequencies(const Config& config) {
  if (config.analysis.frequency_half_life == 0) return nullptr;
  return std::make_unique<LearnedFrequencies>(
      FrequenciesPath(config.index.directory),
      static_cast<double>(config.analysis.frequency_half_life));
}

// Everything that lives as long as the daemon, in the order of its making;
// destroyed in the reverse.
Result<void> Run(const Config& config,
                 const std::shared_ptr<const analyse::WtfLexicon>& lexicon) {
  Metrics metrics;
  for (const RefusalReason reason : kRefusalReasons) {
    metrics.ExpectRefusals(ReasonName(reason));
  }
  auto store = IndexStore::Open(config.index.directory, StoreOptionsOf(config));
  if (!store) return std::unexpected(std::move(store.error()));
  auto dead_letters = OpenDeadLetters(config);
  if (!dead_letters) return std::unexpected(std::move(dead_letters.error()));

  auto stories = OpenStories(config, **store);
  if (!stories) return std::unexpected(std::move(stories.error()));

  const auto learned = OpenFrequencies(config);

  StopSignal::Block();  // The helpers come before it.
  SearchThreads helpers(static_cast<std::size_t>(config.serve.search_threads));
  SearcherPool searchers(config.index.directory,
                         static_cast<std::size_t>(config.serve.threads),
                         &helpers);
  Pipeline pipeline(config.pipeline, config.index.max_segments,
                    {**store, metrics, std::move(*dead_letters), lexicon,
                     stories->get(), learned.get(), HooksFor(searchers)});
  std::atomic<bool> stopping = false;
  StopSignal stop([&] {
    spdlog::info("stopping: publishing what was taken");
    stopping = true;
    pipeline.RequestStop();
  });

  Demo demo{nullptr, config.source.kafka};
  if (config.source.type == SourceType::kDemo) {
    auto started = StartDemo(config.source);
    if (!started) return std::unexpected(std::move(started.error()));
    demo = std::move(*started);
  }
  auto source = OpenSource(config, demo.kafka, pipeline, metrics);
  if (!source) return std::unexpected(std::move(source.error()));

  auto server = HttpServer::Start(
      config.serve, searchers,
      MakeServerHooks({metrics, pipeline, **store, searchers, stopping,
                       demo.broker ? demo.broker->address() : "",
                       LexiconOrDefault(lexicon)}));
  if (!server) return std::unexpected(std::move(server.error()));
  if (auto done = Announce(**store, config.serve.address, (*server)->port());
      !done) {
    return done;
  }

  pipeline.Start(**source);
  auto outcome = pipeline.Wait();
  const bool serve_on = config.source.type == SourceType::kFile &&
                        !config.source.file.exit_at_end;
  if (outcome && serve_on && !stopping) {
    spdlog::info("the file is in the index; serving until stopped");
    stop.Wait();
  }
  if (outcome) spdlog::info("stopped; everything taken is published");
  return outcome;
}

}  // namespace

int RunDaemon(const Config& config,
              const std::shared_ptr<const analyse::WtfLexicon>& lexicon) {
  RaiseFileLimit();
  KeepFreedMemory();
  const auto outcome = Run(config, lexicon);
  return outcome ? kExitOk : ExitStatus(outcome.error());
}

}  // namespace precis
