// Query latency over an index of analysed articles:
//
//   store_search_latency DIRECTORY ARTICLES [QUERIES] [THREADS]
//
// builds the index in DIRECTORY if there is none (a feed in order of time, one
// article a minute, merged to 16 segments as the daemon does), then runs
// QUERIES queries of each kind and prints percentiles in milliseconds. THREADS
// share a search, one by default: CPU time is that of all of them.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bench/corpus/event_corpus.h"
#include "daemon/serve/search_threads.h"
#include "indexer/analyse/analyse.h"
#include "indexer/index/store/index_store.h"
#include "indexer/parse/article_parser.h"
#include "indexer/search/searcher.h"

namespace precis {
namespace {

constexpr std::size_t kSegmentArticles = 4000;
constexpr UnixMs kFirst = 1'600'000'000'000;  // September 2020.
constexpr UnixMs kMinute = 60'000;
const Partition kPartition = {"bench", "generated", 0};

template <typename T>
T Must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

FinishedSegment MakeSegment(IndexStore& store, std::size_t first,
                            std::size_t count) {
  auto writer = Must(store.NewSegment());
  ArticleParser parser;
  const auto seed = static_cast<std::uint32_t>(first + 1);
  std::size_t number = first;
  for (const auto& event : bench::MakeCorpus({.events = count, .seed = seed})) {
    Entry entry;
    entry.article = parser.Parse(event.json, kFirst).value();
    entry.article.id = "event-" + std::to_string(number);
    entry.article.source = "Source " + std::to_string(number % 23);
    entry.article.published_at = kFirst + static_cast<UnixMs>(number) * kMinute;
    entry.analysis = Analyse(entry.article);
    // Words of no language: guesses at it would be a dozen languages.
    entry.analysis.language = number % 50 == 0 ? "de" : "en";
    entry.version = {std::nullopt, kPartition,
                     static_cast<std::int64_t>(number)};
    Must(writer->Add(entry));
    ++number;
  }
  return Must(writer->Finish());
}

void Build(const std::filesystem::path& index, std::size_t articles) {
  auto store = Must(IndexStore::Open(index));
  const std::size_t at_once = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t first = 0; first < articles;) {
    std::vector<FinishedSegment> made(at_once);
    std::vector<std::jthread> threads;
    Publication publication;
    for (std::size_t i = 0; i < at_once && first < articles; ++i) {
      const auto count = std::min(kSegmentArticles, articles - first);
      threads.emplace_back([&made, &store, i, first, count] {
        made[i] = MakeSegment(*store, first, count);
      });
      PartitionDelta& delta = publication.partitions[kPartition];
      delta.finished.Add(static_cast<std::int64_t>(first),
                         static_cast<std::int64_t>(first + count));
      delta.tally.consumed += count;
      first += count;
    }
    threads.clear();
    for (FinishedSegment& segment : made) {
      if (!segment.entries.empty()) {
        publication.segments.push_back(std::move(segment));
      }
    }
    Must(store->Publish(publication));
    Must(store->Merge(16));
    std::fprintf(stderr, "\r%zu articles", first);
  }
  std::fprintf(stderr, "\n");
}

// Queries over the words of the corpus, the same for the same index.
class Queries {
 public:
  explicit Queries(std::size_t articles) : articles_(articles) {
    for (const auto& event : bench::MakeCorpus({.events = 200, .seed = 99})) {
      std::string word;
      for (const char c : event.body) {
        if (c >= 'a' && c <= 'z') {
          word += c;
          continue;
        }
        if (word.size() > 4) words_.push_back(word);
        word.clear();
      }
      bodies_.push_back(event.body);
    }
  }

  std::string TwoWords() { return Word() + " " + Word(); }

  // Two words that follow each other somewhere, both in lower case.
  std::string Phrase() {
    for (;;) {
      const std::string& body = bodies_[random_() % bodies_.size()];
      const auto first = body.find(' ', random_() % body.size());
      const auto second = body.find(' ', first + 1);
      const auto third = body.find(' ', second + 1);
      if (third == std::string::npos) continue;
      std::string phrase = body.substr(first + 1, third - first - 1);
      const bool plain = std::ranges::all_of(
          phrase, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
      if (plain) return '"' + phrase + '"';
    }
  }

  std::string SpeakerAndWords() {
    return "speaker:\"Mara Lindqvist\" " + Word();
  }

  std::string DatesAndWords() {
    const auto day = [&](std::size_t article) {
      return FormatTimestamp(kFirst + static_cast<UnixMs>(article) * kMinute)
          .substr(0, 10);
    };
    const std::size_t first = random_() % articles_;
    const std::size_t last = std::min(articles_, first + articles_ / 20);
    return TwoWords() + " date:" + day(first) + ".." + day(last);
  }

 private:
  const std::string& Word() { return words_[random_() % words_.size()]; }

  const std::size_t articles_;
  std::mt19937 random_{7};
  std::vector<std::string> words_;
  std::vector<std::string> bodies_;
};

// On a machine that is shared, the time that a search by one thread would take
// on one that is idle.
double CpuMs() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

double Percentile(std::vector<double>& times, double part) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(part *
                                        static_cast<double>(times.size() - 1))];
}

void Measure(Searcher& searcher, const char* name, std::size_t queries,
             const std::function<SearchRequest()>& make) {
  std::vector<double> wall;
  std::vector<double> cpu;
  std::size_t found = 0;
  for (std::size_t i = 0; i < queries; ++i) {
    const SearchRequest request = make();
    const auto begin = std::chrono::steady_clock::now();
    const double cpu_begin = CpuMs();
    const auto results = Must(searcher.Search(request));
    cpu.push_back(CpuMs() - cpu_begin);
    wall.push_back(std::chrono::duration<double, std::milli>(
                       std::chrono::steady_clock::now() - begin)
                       .count());
    found += results.estimated_total;
  }
  std::printf(
      "%-18s wall p50 %6.2f p99 %6.2f, cpu p50 %6.2f p99 %6.2f ms, %zu found\n",
      name, Percentile(wall, .5), Percentile(wall, .99), Percentile(cpu, .5),
      Percentile(cpu, .99), found / queries);
}

void MeasureAll(const std::filesystem::path& index, std::size_t articles,
                std::size_t count, std::size_t threads) {
  SearchThreads helpers(threads);
  auto searcher = Must(Searcher::Open(index, &helpers));
  Queries queries(articles);
  const auto run = [&](const char* name, auto make) {
    Measure(*searcher, name, count, make);
  };
  run("(warming up)", [&] { return SearchRequest{queries.TwoWords()}; });
  run("two words", [&] { return SearchRequest{queries.TwoWords()}; });
  run("phrase", [&] { return SearchRequest{queries.Phrase()}; });
  run("speaker + word",
      [&] { return SearchRequest{queries.SpeakerAndWords()}; });
  run("quotes of speaker", [&] {
    return SearchRequest{queries.SpeakerAndWords(), SearchTarget::kQuotes};
  });
  run("dates + two words",
      [&] { return SearchRequest{queries.DatesAndWords()}; });
  run("newest first", [&] {
    return SearchRequest{queries.TwoWords(), SearchTarget::kEntries,
                         SearchOrder::kNewest};
  });
  run("everything, newest", [&] { return SearchRequest{}; });
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: %s DIRECTORY ARTICLES [QUERIES] [THREADS]\n",
                 argv[0]);
    return 64;
  }
  const std::filesystem::path index = argv[1];
  const std::size_t articles = std::stoul(argv[2]);
  if (!std::filesystem::exists(index)) Build(index, articles);
  MeasureAll(index, articles, argc > 3 ? std::stoul(argv[3]) : 300,
             argc > 4 ? std::stoul(argv[4]) : 1);
  return 0;
}

}  // namespace
}  // namespace precis

int main(int argc, char** argv) { return precis::Main(argc, argv); }
