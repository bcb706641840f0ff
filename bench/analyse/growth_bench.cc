// How the cost of Analyse() grows with the length of a text, from 1 KB to the
// 4 MiB that the parser lets through, for texts of several shapes: Google
// Benchmark fits c · n log n to each, and says how far off it is (RMS).
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "indexer/analyse/analyse.h"

namespace precis {
namespace {

constexpr std::array<std::string_view, 28> kWords = {
    "the",    "mill",   "engine", "of",     "model", "and",     "valley",
    "barley", "a",      "system", "in",     "river", "machine", "grows",
    "to",     "robot",  "learns", "from",   "data",  "people",  "is",
    "with",   "market", "falls",  "report", "on",    "energy",  "city"};
constexpr std::array<std::string_view, 8> kSyllables = {
    "lun", "bra", "ost", "rik", "vel", "mar", "tin", "sol"};

// Sentences of a made-up vocabulary that grows with the text, as real ones do.
class Writer {
 public:
  std::string Word() {
    if (random_() % 8 != 0) return std::string(Pick(kWords));
    return std::string(Pick(kSyllables))
        .append(Pick(kSyllables))
        .append(Pick(kSyllables));
  }

  std::string Name() {
    std::string first(Pick(kSyllables));
    std::string last = std::string(Pick(kSyllables)) +
                       std::string(Pick(kSyllables)) + Letters();
    first[0] = static_cast<char>(first[0] - 0x20);
    last[0] = static_cast<char>(last[0] - 0x20);
    return first + "a " + last;
  }

  std::string Sentence() {
    std::string text = "The";
    const std::size_t words = 8 + random_() % 13;
    for (std::size_t i = 0; i < words; ++i) text += " " + Word();
    return text + ". ";
  }

  std::string Quote(const std::string& speaker) {
    std::string text = Sentence();
    text.resize(text.size() - 2);
    return "\u201c" + text + ",\u201d " + speaker + " said. ";
  }

 private:
  template <typename Words>
  std::string_view Pick(const Words& words) {
    return words[random_() % words.size()];
  }

  std::string Letters() {
    std::string letters(2, 'a');
    for (char& c : letters) c = static_cast<char>('a' + random_() % 26);
    return letters;
  }

  std::mt19937 random_{7};
};

// What is added to a text, a paragraph at a time.
void News(Writer& writer, std::string& text) {
  text += writer.Sentence() + writer.Sentence() + writer.Quote(writer.Name());
}
void Quotes(Writer& writer, std::string& text) {
  text += writer.Quote(writer.Name()) + writer.Quote("she") +
          "He argued that " + writer.Sentence();
}
void Names(Writer& writer, std::string& text) {
  for (int i = 0; i < 6; ++i) {
    text += writer.Name() + " of " + writer.Name() + " Inc met " +
            writer.Name() + ". ";
  }
}
void Talk(Writer& writer, std::string& text) {
  text += writer.Sentence() + writer.Sentence() + writer.Sentence();
}

struct Shape {
  void (*add)(Writer&, std::string&);
  BlockKind kind = BlockKind::kParagraph;
  bool one_block = false;
  std::string_view lang = "en";
};

Article Write(const Shape& shape, std::size_t bytes) {
  Writer writer;
  Article article;
  article.title = "Robots grow barley in Ostrava";
  article.lang = shape.lang;
  while (article.text.size() < bytes) {
    Block block;
    block.kind = shape.kind;
    block.span.begin = article.text.size();
    shape.add(writer, article.text);
    block.span.end = article.text.size();
    if (block.kind == BlockKind::kTurn) {
      block.speaker =
          article.blocks.size() % 2 == 0 ? "Ada Lund" : "Ivo Brandt";
      block.start_s = static_cast<double>(block.span.begin) / 15;
    }
    article.text += shape.one_block ? "" : "\n\n";
    article.blocks.push_back(block);
  }
  if (shape.one_block) {
    article.blocks.resize(1);
    article.blocks.front().span.end = article.text.size();
  }
  return article;
}

void BM_Growth(benchmark::State& state, const Shape& shape) {
  const Article article =
      Write(shape, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(Analyse(article));
  state.SetComplexityN(state.range(0));
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(article.text.size()));
}

void Grow(benchmark::internal::Benchmark* bench) {
  bench->RangeMultiplier(4)
      ->Range(1 << 10, 4 << 20)
      ->Complexity(benchmark::oNLogN)
      ->Unit(benchmark::kMicrosecond);
}

BENCHMARK_CAPTURE(BM_Growth, news, Shape{.add = News})->Apply(Grow);
BENCHMARK_CAPTURE(BM_Growth, quotes, Shape{.add = Quotes})->Apply(Grow);
BENCHMARK_CAPTURE(BM_Growth, names, Shape{.add = Names})->Apply(Grow);
BENCHMARK_CAPTURE(BM_Growth, one_paragraph,
                  Shape{.add = News, .one_block = true})
    ->Apply(Grow);
BENCHMARK_CAPTURE(BM_Growth, transcript,
                  Shape{.add = Talk, .kind = BlockKind::kTurn})
    ->Apply(Grow);

}  // namespace
}  // namespace precis
