#include "indexer/simd/dot_product.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <vector>

namespace precis::simd {
namespace {

using Kernel = void (*)(std::span<const std::int16_t>, std::size_t,
                        std::span<std::int32_t>);

void BM_Gram(benchmark::State& state, Kernel kernel) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::mt19937 random(7);
  std::vector<std::int16_t> rows(count * 256);
  for (auto& x : rows) x = static_cast<std::int16_t>(random() % 2001) - 1000;
  std::vector<std::int32_t> out(count * count);
  std::vector<std::int32_t> expected(count * count);
  GramMatrixScalar(rows, count, expected);
  kernel(rows, count, out);
  if (out != expected) std::abort();  // Right before fast.
  for (auto _ : state) {
    kernel(rows, count, out);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
}
BENCHMARK_CAPTURE(BM_Gram, simd, GramMatrix)->Arg(30)->Arg(256);
BENCHMARK_CAPTURE(BM_Gram, scalar_baseline, GramMatrixScalar)
    ->Arg(30)
    ->Arg(256);

}  // namespace
}  // namespace precis::simd
