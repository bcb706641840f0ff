#include "indexer/analyse/analyse.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/parse/article.h"

namespace precis {
namespace {

constexpr std::string_view kWords[] = {
    "the",    "mill",   "engine", "of",     "model", "and",     "valley",
    "barley", "a",      "system", "in",     "river", "machine", "grows",
    "to",     "robot",  "learns", "from",   "data",  "people",  "is",
    "with",   "market", "falls",  "report", "on",    "energy",  "city"};
constexpr std::string_view kNames[] = {"Ada Lund", "Peter Berg", "Mara Quist",
                                       "OpenAI", "Ostrava"};

// A sentence of eight to twenty words; every fifth quotes somebody.
std::string Sentence(std::mt19937& random) {
  std::string text = "The";
  const std::size_t words = 8 + random() % 13;
  for (std::size_t i = 0; i < words; ++i) {
    text += ' ';
    text += kWords[random() % std::size(kWords)];
  }
  const std::string name(kNames[random() % std::size(kNames)]);
  if (random() % 5 == 0) return "\u201c" + text + ",\u201d " + name + " said. ";
  return text + " " + name + ". ";
}

// News-like text: paragraphs of three sentences, the same for a seed.
Article SampleArticle(std::size_t bytes) {
  std::mt19937 random(7);
  Article article;
  article.id = "bench";
  article.title = "Robots grow barley in Ostrava";
  while (article.text.size() < bytes) {
    Block block;
    block.span.begin = article.text.size();
    for (int i = 0; i < 3; ++i) article.text += Sentence(random);
    block.span.end = article.text.size();
    article.text += "\n\n";
    article.blocks.push_back(block);
  }
  return article;
}

void ReportRates(benchmark::State& state, const Article& article) {
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(article.text.size()));
}

void BM_Analyse(benchmark::State& state) {
  const Article article =
      SampleArticle(static_cast<std::size_t>(state.range(0)));
  if (Analyse(article).summary.size() != 3) std::abort();  // Right before fast.
  for (auto _ : state) benchmark::DoNotOptimize(Analyse(article));
  ReportRates(state, article);
}
// 1 KB to 4 MiB: the cost per byte has to stay level.
BENCHMARK(BM_Analyse)->Arg(1 << 10)->Arg(4 << 10)->Arg(64 << 10)->Arg(4 << 20);

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The least that any analysis does: words, byte by byte, counted in a map.
void BM_CountWordsBaseline(benchmark::State& state) {
  const Article article =
      SampleArticle(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    std::unordered_map<std::string, int> counts;
    std::string word;
    for (const char c : article.text) {
      if (IsLetter(c)) {
        word += static_cast<char>(c | 0x20);
      } else if (!word.empty()) {
        ++counts[word];
        word.clear();
      }
    }
    benchmark::DoNotOptimize(counts);
  }
  ReportRates(state, article);
}
BENCHMARK(BM_CountWordsBaseline)->Arg(4 << 10)->Arg(4 << 20);

}  // namespace
}  // namespace precis
