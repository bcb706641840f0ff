#include "indexer/simd/byte_classes.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "bench/simd/sample_text.h"

namespace precis::simd {
namespace {

using Kernel = void (*)(std::string_view, std::span<ByteClassBlock>);

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
