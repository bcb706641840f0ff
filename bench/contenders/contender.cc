// One contender over one corpus, in a process of its own, so that peak memory
// and CPU time are its own. Prints one line of JSON.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bench/contenders/contender.h"
#include "bench/contenders/xapian_index.h"
#include "bench/corpus/event_file.h"
#include "bench/measure/check.h"
#include "bench/measure/measurement.h"
#include "daemon/config/config.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 500;

PrecisEnd EndOf(const std::string& contender) {
  if (contender == "precis-merged") return PrecisEnd::kMerged;
  if (contender == "precis-published") return PrecisEnd::kPublished;
  return PrecisEnd::kSegments;
}

struct Arguments {
  std::string contender;
  fs::path corpus;
  fs::path folder;
  fs::path probe;
  std::size_t events = 1000;
  std::size_t segment_events = PipelineSettings{}.segment_events;
};

std::unique_ptr<Contender> Make(const Arguments& arguments) {
  if (arguments.contender == "xapian") return MakeXapian(arguments.folder);
  if (arguments.contender == "xapian-segments") {
    return MakeXapianSegments(arguments.folder, arguments.segment_events);
  }
#ifdef PRECIS_BENCH_FTS5
  if (arguments.contender == "fts5") return MakeFts5(arguments.folder);
#endif
  Check(arguments.contender != "fts5", "built without SQLite");
  return MakePrecis(arguments.folder, arguments.segment_events,
                    EndOf(arguments.contender));
}

// Reading and parsing are not timed.
Measurement Index(Contender& contender, const Arguments& arguments) {
  Measurement measurement;
  EventFile events(arguments.corpus, arguments.events);
  Meter meter;
  for (auto articles = events.NextArticles(kChunk); !articles.empty();
       articles = events.NextArticles(kChunk)) {
    measurement.articles += articles.size();
    for (const Article& article : articles) {
      measurement.text_bytes += article.text.size();
    }
    meter.Start();
    contender.Add(articles);
    meter.Stop();
  }
  meter.Start();
  contender.Finish();
  meter.Stop();
  measurement.usage = meter.total();
  measurement.peak_bytes = PeakMemoryBytes();
  return measurement;
}

void RunContender(const Arguments& arguments) {
  fs::remove_all(arguments.folder);
  fs::create_directories(arguments.folder);
  const auto contender = Make(arguments);
  Measurement measurement = Index(*contender, arguments);
  measurement.index_bytes = FolderBytes(arguments.folder);
  CheckAnswers(*contender, ReadProbe(arguments.probe));
  Print(measurement);
}

// For a database that another program has made.
class FinishedDatabase : public XapianIndex {
 public:
  explicit FinishedDatabase(fs::path path) : path_(std::move(path)) {}
  void Add(const std::vector<Article>& /*articles*/) override {}
  void Finish() override {}

 private:
  std::vector<fs::path> FinishedPaths() override { return {path_}; }

  const fs::path path_;
};

int Main(int argc, char** argv) {
  CLI::App app("Indexes a corpus with one contender and measures it.");
  Arguments arguments;
  app.require_subcommand(1);
  auto* run = app.add_subcommand("run", "index a corpus");
  run->add_option("contender", arguments.contender)
      ->required()
      ->check(CLI::IsMember({"precis", "precis-published", "precis-merged",
                             "xapian", "xapian-segments", "fts5"}));
  run->add_option("--corpus", arguments.corpus)->required();
  run->add_option("--events", arguments.events, "at most");
  run->add_option("--folder", arguments.folder, "is emptied")->required();
  run->add_option("--probe", arguments.probe, "what it must answer")
      ->required();
  run->add_option("--segment-events", arguments.segment_events)
      ->capture_default_str();
  run->callback([&] { RunContender(arguments); });
  auto* check =
      app.add_subcommand("check", "a Xapian database that is there already");
  check->add_option("--folder", arguments.folder)->required();
  check->add_option("--probe", arguments.probe)->required();
  bool words_only = false;
  check->add_flag("--words-only", words_only,
                  "it does not know in which order words stand");
  check->callback([&] {
    FinishedDatabase database(arguments.folder);
    Probe probe = ReadProbe(arguments.probe);
    if (words_only) probe.phrases.clear();
    CheckAnswers(database, probe);
  });
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) {
  return precis::bench::Guarded(precis::bench::Main, argc, argv);
}
