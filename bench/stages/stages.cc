// One stage of the indexer by itself, on one thread: parse, analyse, or the
// merge of segments. Prints one line of JSON.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "bench/corpus/event_file.h"
#include "bench/measure/check.h"
#include "bench/measure/measurement.h"
#include "indexer/analyse/analyse.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/segment_merge.h"

namespace precis::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 500;

struct Arguments {
  fs::path corpus;
  fs::path index;
  std::size_t events = 1000;
};

void Count(const Article& article, Measurement& measurement) {
  ++measurement.articles;
  measurement.text_bytes += article.text.size();
}

void Parse(const Arguments& arguments) {
  Measurement measurement;
  EventFile events(arguments.corpus, arguments.events);
  ArticleParser parser;
  Meter meter;
  std::vector<Article> articles;
  for (auto lines = events.NextLines(kChunk); !lines.empty();
       lines = events.NextLines(kChunk)) {
    articles.clear();
    meter.Start();
    for (const std::string& line : lines) {
      auto article = parser.Parse(line, 0);
      if (article) articles.push_back(std::move(*article));
    }
    meter.Stop();
    Check(articles.size() == lines.size(), "refused an event");
    for (const Article& article : articles) Count(article, measurement);
  }
  measurement.usage = meter.total();
  measurement.peak_bytes = PeakMemoryBytes();
  Print(measurement);
}

void AnalyseAll(const Arguments& arguments) {
  Measurement measurement;
  EventFile events(arguments.corpus, arguments.events);
  Meter meter;
  std::size_t quotes = 0;
  for (auto articles = events.NextArticles(kChunk); !articles.empty();
       articles = events.NextArticles(kChunk)) {
    meter.Start();
    for (const Article& article : articles) {
      quotes += Analyse(article).quotes.size();
    }
    meter.Stop();
    for (const Article& article : articles) Count(article, measurement);
  }
  measurement.usage = meter.total();
  measurement.peak_bytes = PeakMemoryBytes();
  measurement.more["quotes"] = quotes;
  Print(measurement);
}

// What the live segments of an index become, in <index>/tmp/merged.
void Merge(const Arguments& arguments) {
  const Manifest manifest = Take(LoadManifest(arguments.index), "manifest");
  Check(manifest.segments.size() > 1, "nothing to merge");
  Measurement measurement;
  std::uint64_t source_bytes = 0;
  for (const SegmentInfo& segment : manifest.segments) {
    measurement.articles += segment.documents;
    source_bytes += segment.bytes;
  }
  Meter meter;
  meter.Start();
  const MergedSegment merged = Take(
      MergeSegments(arguments.index, manifest.segments, "merged"), "merge");
  meter.Stop();
  Check(merged.info && merged.info->documents == measurement.articles,
        "documents were lost");
  measurement.usage = meter.total();
  measurement.peak_bytes = PeakMemoryBytes();
  measurement.index_bytes = merged.info->bytes;
  measurement.more["segments"] = manifest.segments.size();
  measurement.more["source_bytes"] = source_bytes;
  Print(measurement);
}

int Main(int argc, char** argv) {
  CLI::App app("Measures one stage of the indexer on one thread.");
  app.require_subcommand(1);
  Arguments arguments;
  const auto reads_corpus = [&](CLI::App* stage) {
    stage->add_option("--corpus", arguments.corpus)->required();
    stage->add_option("--events", arguments.events, "at most");
  };
  auto* parse = app.add_subcommand("parse", "event JSON to articles");
  reads_corpus(parse);
  parse->callback([&] { Parse(arguments); });
  auto* analyse = app.add_subcommand("analyse", "articles to analyses");
  reads_corpus(analyse);
  analyse->callback([&] { AnalyseAll(arguments); });
  auto* merge = app.add_subcommand("merge", "the segments of an index to one");
  merge->add_option("--index", arguments.index)->required();
  merge->callback([&] { Merge(arguments); });
  CLI11_PARSE(app, argc, argv);
  return 0;
}

}  // namespace
}  // namespace precis::bench

int main(int argc, char** argv) {
  return precis::bench::Guarded(precis::bench::Main, argc, argv);
}
