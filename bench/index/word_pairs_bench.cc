// What filling a filter of neighbours takes, beside collecting the codes that
// it is made of.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "indexer/index/words/word_order.h"
#include "indexer/index/words/word_pairs.h"

namespace precis {
namespace {

constexpr std::size_t kWords = 700;  // Of an article.

std::vector<WordCode> RandomCodes(std::size_t size) {
  std::mt19937 random(1);
  std::vector<WordCode> codes(size);
  for (WordCode& code : codes) {
    code = static_cast<WordCode>(random() % kMaxWordCode);
  }
  return codes;
}

void BM_Fill(benchmark::State& state) {
  WordOrder order;
  for (const WordCode code : RandomCodes(kWords)) order.Add(code);
  const CodeSpan text{order.low().data(), order.high().data(), kWords};
  std::vector<std::uint8_t> filter(kWords);
  for (auto _ : state) {
    std::ranges::fill(filter, std::uint8_t{0});
    FillPairFilter(text, filter.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kWords});
}
BENCHMARK(BM_Fill);

// The same words collected, without their filter.
void BM_CollectBaseline(benchmark::State& state) {
  const auto codes = RandomCodes(kWords);
  WordOrder order;
  for (auto _ : state) {
    order.Clear();
    for (const WordCode code : codes) order.Add(code);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kWords});
}
BENCHMARK(BM_CollectBaseline);

}  // namespace
}  // namespace precis
