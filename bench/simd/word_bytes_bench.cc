#include "indexer/simd/word_bytes.h"

#include "bench/simd/block_bench.h"

namespace precis::simd {
namespace {

void BM_FindWordBytes(benchmark::State& state,
                      BlockKernel<WordByteBlock> kernel) {
  TimeBlocks<WordByteBlock>(state, kernel, FindWordBytesScalar);
}
BENCHMARK_CAPTURE(BM_FindWordBytes, simd, FindWordBytes)->Arg(64)->Arg(4096);
BENCHMARK_CAPTURE(BM_FindWordBytes, scalar_baseline, FindWordBytesScalar)
    ->Arg(64)
    ->Arg(4096);

}  // namespace
}  // namespace precis::simd
