// Makes the files that the benchmarks read.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "bench/corpus/event_corpus.h"
#include "bench/corpus/event_file.h"
#include "bench/corpus/probe.h"
#include "bench/corpus/sample_queries.h"
#include "bench/corpus/script_dump.h"
#include "bench/measure/check.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  CorpusOptions corpus;
  std::size_t events = 1000;
  std::size_t count = 400;
  fs::path from;
  fs::path to;
};

void Generate(const Arguments& arguments) {
  const EventCorpus corpus(arguments.corpus);
  std::ofstream out(arguments.to);
  for (std::size_t i = 0; i < arguments.events; ++i) {
    out << corpus.Event(i).json << '\n';
  }
  out.flush();
  Check(out.good(), "cannot write " + arguments.to.string());
}

// Prints what is in a corpus, and writes it for scriptindex if `to` is given.
void Dump(const Arguments& arguments) {
  EventFile events(arguments.from, arguments.events);
  std::ofstream out;
  if (!arguments.to.empty()) out.open(arguments.to);
  std::size_t articles = 0;
  std::size_t text_bytes = 0;
  for (auto chunk = events.NextArticles(500); !chunk.empty();
       chunk = events.NextArticles(500)) {
    articles += chunk.size();
    for (const Article& article : chunk) {
      text_bytes += article.text.size();
      if (out.is_open()) WriteScriptRecord(article, out);
    }
  }
  out.flush();
  Check(out.good(), "cannot write " + arguments.to.string());
  const nlohmann::json json = {{"articles", articles},
                               {"text_bytes", text_bytes}};
  std::puts(json.dump().c_str());
}

int Main(int argc, char** argv) {
  CLI::App app("Makes the files that the benchmarks read.");
  app.require_subcommand(1);
  Arguments arguments;
  const auto command = [&](const char* name, const char* what,
                           const std::function<void()>& run) {
    CLI::App* added = app.add_subcommand(name, what);
    added->add_option("--events", arguments.events, "how many, at most");
    added->add_option("--to", arguments.to, "file to write");
    added->callback(run);
    return added;
  };
  const auto from = [&](CLI::App* reader) {
    reader->add_option("--from", arguments.from, "NDJSON of events")
        ->required();
    return reader;
  };
  auto* generate =
      command("generate", "events from a seed", [&] { Generate(arguments); });
  generate->add_option("--seed", arguments.corpus.seed);
  generate->add_option("--text-bytes", arguments.corpus.text_bytes,
                       "of a body, on average");
  from(command("dump", "count events, write them for scriptindex",
               [&] { Dump(arguments); }));
  from(command("probe", "what an index of the events has to answer", [&] {
    WriteProbe(MakeProbe(arguments.from, arguments.events), arguments.to);
  }));
  from(command("queries", "queries to time", [&] {
    WriteQueries(MakeQueries(arguments.from, arguments.events, arguments.count),
                 arguments.to);
  }))->add_option("--count", arguments.count, "of each kind");
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) {
  return precis::bench::Guarded(precis::bench::Main, argc, argv);
}
