#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/simd/sample_text.h"

namespace precis::simd {

// What says something of each byte of a text, 64 of them in a block.
template <typename Block>
using BlockKernel = void (*)(std::string_view, std::span<Block>);

// Times `kernel` on a text of as many bytes as the argument says, after it has
// said the same as `scalar`.
template <typename Block>
void TimeBlocks(benchmark::State& state, BlockKernel<Block> kernel,
                BlockKernel<Block> scalar) {
  const std::string text = SampleText(static_cast<std::size_t>(state.range(0)));
  std::vector<Block> out((text.size() + 63) / 64);
  std::vector<Block> expected(out.size());
  scalar(text, expected);
  kernel(text, out);
  if (out != expected) std::abort();  // Right before fast.
  for (auto _ : state) {
    kernel(text, out);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

}  // namespace precis::simd
