#include "indexer/simd/byte_classes.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace precis::simd {
namespace {

using Kernel = void (*)(std::string_view, std::span<ByteClassBlock>);

// Letters, spaces, marks and some UTF-8, about as often as in English.
std::string SampleText(std::size_t size) {
  constexpr std::string_view kAlphabet =
      "etaoinshrdlueta oinshr etaoin ETAOIN.,\"'?\n0123\xE2\x80\x9C";
  std::mt19937 random(7);
  std::string text(size, ' ');
  for (char& c : text) c = kAlphabet[random() % kAlphabet.size()];
  return text;
}

void BM_Classify(benchmark::State& state, Kernel kernel) {
  const std::string text = SampleText(static_cast<std::size_t>(state.range(0)));
  std::vector<ByteClassBlock> out(ByteClassBlockCount(text.size()));
  std::vector<ByteClassBlock> expected(out.size());
  ClassifyBytesScalar(text, expected);
  kernel(text, out);
  if (out != expected) std::abort();  // Right before fast.
  for (auto _ : state) {
    kernel(text, out);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(BM_Classify, simd, ClassifyBytes)->Arg(64)->Arg(4096);
BENCHMARK_CAPTURE(BM_Classify, scalar_baseline, ClassifyBytesScalar)
    ->Arg(64)
    ->Arg(4096);

}  // namespace
}  // namespace precis::simd
