#include "indexer/stories/word_runs.h"

#include <algorithm>
#include <bit>

#include "indexer/simd/word_bytes.h"

namespace precis::stories {

// A bit where it is not as the one before is an edge, and edges are begins and
// ends in turn. So where a run ends is not looked for from its begin: the next
// step need not wait for the last one.
std::span<const WordRuns::Run> WordRuns::Next() {
  const auto text = text_.substr(begin_, kBytes);
  std::array<simd::WordByteBlock, kBytes / kBlock> blocks;
  const std::size_t count = simd::WordByteBlockCount(text.size());
  simd::FindWordBytes(text, std::span(blocks).first(count));
  std::array<std::uint32_t, kBytes + 2> edges;
  std::size_t size = 0;
  if (open_ != 0) edges[size++] = start_;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t word = blocks[i].plain | blocks[i].high;
    const auto at = static_cast<std::uint32_t>(begin_ + i * kBlock);
    for (std::uint64_t edge = word ^ (word << 1 | open_); edge != 0;
         edge &= edge - 1) {
      edges[size++] = at + static_cast<std::uint32_t>(std::countr_zero(edge));
    }
    open_ = word >> (kBlock - 1);
  }
  begin_ += text.size();
  if (open_ != 0 && done()) {
    edges[size++] = static_cast<std::uint32_t>(text_.size());
  }
  for (std::size_t i = 0; i + 1 < size; i += 2) {
    runs_[i / 2] = {edges[i], edges[i + 1]};
  }
  if (size % 2 != 0) start_ = edges[size - 1];
  return std::span(runs_).first(size / 2);
}

}  // namespace precis::stories
