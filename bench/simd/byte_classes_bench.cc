#include "indexer/simd/byte_classes.h"

#include "bench/simd/block_bench.h"

namespace precis::simd {
namespace {

void BM_Classify(benchmark::State& state, BlockKernel<ByteClassBlock> kernel) {
  TimeBlocks<ByteClassBlock>(state, kernel, ClassifyBytesScalar);
}
BENCHMARK_CAPTURE(BM_Classify, simd, ClassifyBytes)->Arg(64)->Arg(4096);
BENCHMARK_CAPTURE(BM_Classify, scalar_baseline, ClassifyBytesScalar)
    ->Arg(64)
    ->Arg(4096);

}  // namespace
}  // namespace precis::simd
