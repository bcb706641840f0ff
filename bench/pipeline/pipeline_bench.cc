// From events to a searchable index, against the plain way of doing it: parse
// with nlohmann-json, Xapian's TermGenerator, one database, one thread.
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bench/corpus/event_corpus.h"
#include "daemon/pipeline/pipeline.h"
#include "daemon/source/demo_broker.h"
#include "daemon/source/kafka_producer.h"
#include "daemon/source/kafka_source.h"
#include "indexer/search/searcher.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A wrong result must not be timed.
void Check(bool right, const std::string& what) {
  if (right) return;
  std::fprintf(stderr, "pipeline_bench: %s\n", what.c_str());
  std::exit(1);
}

// Gives the corpus from memory, in batches, then ends.
class MemorySource : public Source {
 public:
  explicit MemorySource(const std::vector<CorpusEvent>& corpus)
      : corpus_(corpus), assignment_(std::make_shared<Assignment>()) {
    assignment_->partition = {"memory", "bench", 0};
  }

  Result<EventBatch> Poll(std::chrono::milliseconds /*timeout*/) override {
    constexpr std::size_t kBatch = 250;
    EventBatch batch;
    const std::size_t end = std::min(next_ + kBatch, corpus_.size());
    for (; !paused_ && next_ < end; ++next_) {
      Event event;
      event.assignment = assignment_;
      event.offset = static_cast<std::int64_t>(next_);
      event.covers_from = event.offset;
      event.value = corpus_[next_].json;
      batch.Append(std::move(event));
    }
    return batch;
  }
  bool at_end() const override { return next_ == corpus_.size(); }
  bool caught_up() const override { return at_end(); }
  void Pause() override { paused_ = true; }
  void Resume() override { paused_ = false; }

 private:
  const std::vector<CorpusEvent>& corpus_;
  std::shared_ptr<Assignment> assignment_;
  std::size_t next_ = 0;
  bool paused_ = false;
};

class Bench {
 public:
  Bench(std::vector<CorpusEvent> corpus, fs::path folder)
      : corpus_(std::move(corpus)), folder_(std::move(folder)) {
    for (const CorpusEvent& event : corpus_) text_bytes_ += event.body.size();
  }

  // Seconds.
  double Baseline() {
    const fs::path path = Fresh();
    const auto begin = Clock::now();
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
    Xapian::TermGenerator terms;
    terms.set_stemmer(Xapian::Stem("english"));
    for (const CorpusEvent& event : corpus_) {
      const auto json = nlohmann::json::parse(event.json);
      Xapian::Document document;
      terms.set_document(document);
      terms.index_text(json["title"].get<std::string>(), 2, "S");
      terms.increase_termpos();
      terms.index_text(json["body"].get<std::string>());
      const std::string unique = "Q" + json["id"].get<std::string>();
      document.add_boolean_term(unique);
      document.set_data(event.json);
      database.replace_document(unique, document);
    }
    database.commit();
    const double seconds = Since(begin);
    Check(database.get_doccount() == corpus_.size(), "baseline lost documents");
    return seconds;
  }

  double FromMemory(int workers) {
    return Run(workers, [&](Pipeline& pipeline) {
      MemorySource source(corpus_);
      pipeline.Start(source);
      const auto done = pipeline.Wait();
      Check(done.has_value(), "pipeline failed");
    });
  }

  // The broker, producing done, shares the CPUs.
  double FromBroker(int workers) {
    auto broker = DemoBroker::Start("bench", 4);
    Check(broker.has_value(), "no broker");
    auto producer =
        KafkaProducer::Open({{"bootstrap.servers", (*broker)->address()}});
    Check(producer.has_value(), "no producer");
    for (const CorpusEvent& event : corpus_) {
      Check(producer->Send({"bench", event.id, event.json, {}}).has_value(),
            "not produced");
    }
    Check(producer->Flush(std::chrono::minutes(1)).has_value(), "not produced");
    KafkaSettings settings;
    settings.brokers = (*broker)->address();
    settings.topic = "bench";
    settings.rdkafka["partition.assignment.strategy"] = "range";
    return Run(workers, [&](Pipeline& pipeline) {
      auto source = KafkaSource::Open(settings, {}, pipeline, metrics_);
      Check(source.has_value(), "no consumer");
      pipeline.Start(**source);
      while (!pipeline.caught_up()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      pipeline.RequestStop();
      Check(pipeline.Wait().has_value(), "pipeline failed");
    });
  }

  void Print(const char* name, double seconds, double baseline) const {
    const auto events = static_cast<double>(corpus_.size());
    std::printf("%-34s %10.0f %8.2f %8.2f\n", name, events / seconds,
                static_cast<double>(text_bytes_) / 1e6 / seconds,
                baseline / seconds);
  }

 private:
  static double Since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  }

  fs::path Fresh() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    return folder_ / "index";
  }

  double Run(int workers, const std::function<void(Pipeline&)>& feed) {
    const fs::path index = Fresh();
    auto store = IndexStore::Open(index);
    Check(store.has_value(), "no index");
    PipelineSettings settings;
    settings.workers = workers;
    const auto begin = Clock::now();
    {
      Pipeline pipeline(settings, 16, {**store, metrics_, {}});
      feed(pipeline);
    }
    const double seconds = Since(begin);
    auto searcher = Searcher::Open(index);
    Check(searcher.has_value(), "no searcher");
    Check((*searcher)->CountEntries().value_or(0) == corpus_.size(),
          "pipeline lost entries");
    return seconds;
  }

  const std::vector<CorpusEvent> corpus_;
  const fs::path folder_;
  std::size_t text_bytes_ = 0;
  Metrics metrics_;
};

double Median(int runs, const std::function<double()>& run) {
  std::vector<double> seconds;
  for (int i = 0; i < runs; ++i) seconds.push_back(run());
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

int Main(int argc, char** argv) {
  CLI::App app("Times the whole pipeline; medians of several runs.");
  CorpusOptions options{5000, 4000, 1};
  int runs = 3;
  fs::path folder = fs::temp_directory_path() / "precis-pipeline-bench";
  app.add_option("--events", options.events, "how many")->capture_default_str();
  app.add_option("--text-bytes", options.text_bytes, "of one body")
      ->capture_default_str();
  app.add_option("--seed", options.seed, "of the corpus")
      ->capture_default_str();
  app.add_option("--runs", runs, "of each measurement")->capture_default_str();
  app.add_option("--folder", folder, "for the indexes; is emptied");
  CLI11_PARSE(app, argc, argv);

  Bench bench(MakeCorpus(options), folder);
  std::printf("%zu events of about %zu bytes of text, seed %u, median of %d\n",
              options.events, options.text_bytes, options.seed, runs);
  std::printf("%-34s %10s %8s %8s\n", "", "articles/s", "MB/s", "ratio");
  const double baseline = Median(runs, [&] { return bench.Baseline(); });
  bench.Print("plain Xapian, no analysis", baseline, baseline);
  bench.Print("pipeline from memory, 1 worker",
              Median(runs, [&] { return bench.FromMemory(1); }), baseline);
  bench.Print("pipeline from memory, 2 workers",
              Median(runs, [&] { return bench.FromMemory(2); }), baseline);
  // Includes the three seconds that the mock cluster takes to form a group.
  bench.Print("from joining a broker, 2 workers",
              Median(runs, [&] { return bench.FromBroker(2); }), baseline);
  fs::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) { return precis::bench::Main(argc, argv); }
