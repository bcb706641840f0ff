// From a broker to a searchable index, through the daemon's own pipeline: the
// speed, the time from consumed to searchable, and with --checkpoints how speed
// and queries change as the index grows. Prints one line of JSON.
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/measure/check.h"
#include "bench/measure/measurement.h"
#include "bench/pipeline/ingest.h"
#include "bench/pipeline/query_load.h"
#include "daemon/pipeline/kept_memory.h"
#include "daemon/serve/search_threads.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// The last events wait for their segment's age, since none come after them:
// speed is measured until this part is searchable.
constexpr double kSteadyEnd = 0.95;
// And, after a pause, from this part on.
constexpr double kSteadyBegin = 0.2;
constexpr std::ptrdiff_t kSteadyPublications = 4;
// The broker is at most this many bytes ahead: the mock
// keeps 5 MB of a partition, and events are spread over eight.
constexpr std::size_t kWindowBytes = std::size_t{12} << 20;
constexpr auto kMergePatience = std::chrono::minutes(5);

struct Arguments {
  IngestSettings ingest;
  fs::path queries;
  double query_rate = 50;
  std::vector<std::size_t> checkpoints;
};

using History = std::vector<Progress>;

// The first moment at which `events` were searchable.
History::const_iterator At(const History& history, std::size_t events) {
  const auto found = std::ranges::find_if(
      history, [&](const Progress& p) { return p.published >= events; });
  return found == history.end() ? history.end() - 1 : found;
}

std::size_t Part(std::size_t from, std::size_t to, double part) {
  return from + static_cast<std::size_t>(part * static_cast<double>(to - from));
}

double Rate(std::size_t from, double begin_s, const Progress& end) {
  return static_cast<double>(end.published - from) /
         (end.usage.wall_s - begin_s);
}

// Articles a second while the index grew from `from` to `to` events, the feed
// having gone on after `resumed_s`. It is steady if there were enough
// publications to leave out those that the pause delayed.
nlohmann::json GrowthRate(const History& history, std::size_t from,
                          std::size_t to, double resumed_s) {
  const auto begin = At(history, Part(from, to, kSteadyBegin));
  const auto end = At(history, Part(from, to, kSteadyEnd));
  const bool steady = end - begin >= kSteadyPublications;
  return {{"steady", steady},
          {"articles_per_s",
           steady ? Rate(begin->published, begin->usage.wall_s, *end)
                  : Rate(from, resumed_s, *end)}};
}

nlohmann::json ToJson(const LatenciesByKind& by_kind) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [kind, latencies] : by_kind) {
    json[kind] = {{"p50_ms", latencies.Percentile(50) * 1e3},
                  {"p99_ms", latencies.Percentile(99) * 1e3},
                  {"count", latencies.count()}};
  }
  return json;
}

// Asks until the merger has nothing left to do, so that what is measured next
// is measured in peace; it also warms what a running daemon has warm.
void AwaitPeace(const Ingest& ingest, SearcherPool& pool,
                const SampleQueries& queries, std::size_t published) {
  const std::size_t most = IndexSettings{}.max_segments;
  const auto deadline = Clock::now() + kMergePatience;
  do {
    static_cast<void>(TimeQueries(pool, queries, published));
    Check(Clock::now() < deadline, "merging does not end");
  } while (ingest.store().Current()->segments.size() > most);
}

// The ingest of one growing index, stopped at every checkpoint to ask queries.
nlohmann::json Grow(const Arguments& arguments, Ingest& ingest,
                    SearcherPool& pool) {
  const SampleQueries queries = ReadQueries(arguments.queries);
  std::optional<QueryLoad> load;
  nlohmann::json points = nlohmann::json::array();
  std::size_t before = 0;
  for (const std::size_t checkpoint : arguments.checkpoints) {
    load.emplace(pool, queries, arguments.query_rate);
    load->set_published(before);
    const double resumed_s = ingest.source().elapsed_s();
    ingest.FeedUpTo(checkpoint);
    ingest.WaitForPublished(checkpoint);
    nlohmann::json point = {{"articles", checkpoint},
                            {"during_ingest", ToJson(load->Take())}};
    load.reset();
    const std::size_t segments = ingest.store().Current()->segments.size();
    AwaitPeace(ingest, pool, queries, checkpoint);
    point["idle"] = ToJson(TimeQueries(pool, queries, checkpoint));
    point["segments"] = segments;
    point.update(
        GrowthRate(ingest.source().history(), before, checkpoint, resumed_s));
    point["index_bytes"] = FolderBytes(arguments.ingest.index / "segments");
    point["peak_bytes"] = PeakMemoryBytes();
    point["own_peak_bytes"] = ingest.source().own_peak_bytes();
    points.push_back(std::move(point));
    before = checkpoint;
  }
  return points;
}

void CheckIndex(const Arguments& arguments) {
  const auto searcher =
      Take(Searcher::Open(arguments.ingest.index), "open index");
  const std::size_t entries = Take(searcher->CountEntries(), "count");
  Check(entries == arguments.ingest.feed.events,
        "the index has " + std::to_string(entries) + " entries");
}

// Has searches prepared when the index changes, as precisd does.
IngestSettings Prepared(IngestSettings settings, SearcherPool& pool) {
  settings.hooks = {.on_merged =
                        [&pool](const auto& segment, const auto& info) {
                          Take(pool.PrepareMerged(segment, info), "prepare");
                        },
                    .on_change = [&pool] { Take(pool.Prepare(), "prepare"); },
                    .on_quiet = [&pool] { pool.Release(); }};
  return settings;
}

void Run(const Arguments& arguments) {
  SearchThreads helpers(0);  // As precisd does.
  SearcherPool pool(arguments.ingest.index, 2, &helpers);
  Ingest ingest(Prepared(arguments.ingest, pool));
  const std::size_t events = arguments.ingest.feed.events;
  Measurement measurement;
  if (arguments.checkpoints.empty()) {
    ingest.FeedUpTo(events);
    ingest.WaitForPublished(events);
  } else {
    measurement.more["checkpoints"] = Grow(arguments, ingest, pool);
  }
  measurement.more["broker_cpu_s"] = ingest.Stop();
  const auto history = ingest.source().history();
  const Progress steady = *At(history, Part(0, events, kSteadyEnd));
  measurement.articles = steady.published;
  measurement.usage = steady.usage;
  measurement.peak_bytes = PeakMemoryBytes();
  measurement.index_bytes = FolderBytes(arguments.ingest.index / "segments");
  const Latencies latencies = ingest.source().latencies();
  measurement.more["searchable_p50_s"] = latencies.Percentile(50);
  measurement.more["searchable_p99_s"] = latencies.Percentile(99);
  measurement.more["events"] = events;
  measurement.more["own_peak_bytes"] = ingest.source().own_peak_bytes();
  measurement.more["stage_s"] = ingest.StageSeconds();
  measurement.more["workers"] = arguments.ingest.pipeline.workers;
  measurement.more["all_written_bytes"] = history.back().usage.written_bytes;
  measurement.more["segments"] = ingest.store().Current()->segments.size();
  CheckIndex(arguments);
  Print(measurement);
}

void AddOptions(CLI::App& app, Arguments& arguments) {
  IngestSettings& ingest = arguments.ingest;
  app.add_option("--corpus", ingest.feed.corpus)->required();
  app.add_option("--events", ingest.feed.events, "all of the corpus")
      ->required();
  app.add_option("--index", ingest.index, "is emptied")->required();
  app.add_option("--workers", ingest.pipeline.workers, "0: one per CPU");
  app.add_option("--rate", ingest.feed.rate, "events a second; 0: all");
  app.add_flag("!--no-analysis", ingest.pipeline.analyse);
  app.add_flag("!--no-stories", ingest.stories);
  app.add_flag("!--from-file", ingest.from_broker, "without a broker");
  app.add_option("--segment-events", ingest.pipeline.segment_events)
      ->capture_default_str();
  app.add_option("--checkpoints", arguments.checkpoints,
                 "index sizes to ask queries at; the last one: --events")
      ->delimiter(',');
  app.add_option("--queries", arguments.queries, "of bench_corpus queries");
  app.add_option("--query-rate", arguments.query_rate,
                 "a second, during ingest")
      ->capture_default_str();
}

int Main(int argc, char** argv) {
  CLI::App app("Measures the whole pipeline.");
  Arguments arguments;
  AddOptions(app, arguments);
  CLI11_PARSE(app, argc, argv);
  spdlog::set_level(spdlog::level::err);
  KeepFreedMemory();  // As precisd does.
  FeedSettings& feed = arguments.ingest.feed;
  feed.program =
      fs::read_symlink("/proc/self/exe").parent_path() / "bench_feeder";
  const std::size_t event_bytes =
      fs::file_size(feed.corpus) / std::max<std::size_t>(feed.events, 1);
  arguments.ingest.window =
      std::max<std::size_t>(kWindowBytes / (event_bytes + 1), 2);
  Run(arguments);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) {
  return precis::bench::Guarded(precis::bench::Main, argc, argv);
}
