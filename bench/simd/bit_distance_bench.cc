#include "indexer/simd/bit_distance.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <vector>

namespace precis::simd {
namespace {

using Kernel = void (*)(std::span<const std::uint64_t>,
                        std::span<const std::uint64_t>,
                        std::span<std::uint32_t>);

// Rows of 256 bits, as fingerprints are.
void BM_Distances(benchmark::State& state, Kernel kernel) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 random(7);
  std::vector<std::uint64_t> query(4);
  std::vector<std::uint64_t> rows(count * query.size());
  for (auto& word : query) word = random();
  for (auto& word : rows) word = random();
  std::vector<std::uint32_t> out(count);
  std::vector<std::uint32_t> expected(count);
  BitDistancesScalar(query, rows, expected);
  kernel(query, rows, out);
  if (out != expected) std::abort();  // Right before fast.
  for (auto _ : state) {
    kernel(query, rows, out);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK_CAPTURE(BM_Distances, simd, BitDistances)->Arg(32)->Arg(1 << 20);
BENCHMARK_CAPTURE(BM_Distances, scalar_baseline, BitDistancesScalar)
    ->Arg(32)
    ->Arg(1 << 20);

}  // namespace
}  // namespace precis::simd
