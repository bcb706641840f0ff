#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "indexer/analyse/text/word_memo.h"
#include "indexer/simd/byte_classes.h"

namespace precis::analyse {

// How the 64 bytes of a block, and those after it, are divided into tokens: bit
// i is byte i of the block.
class BlockDivider {
 public:
  BlockDivider(std::span<const simd::ByteClassBlock> blocks, std::size_t i)
      : block_(blocks[i]),
        next_(i + 1 < blocks.size() ? blocks[i + 1] : kNone),
        before_(i > 0 ? blocks[i - 1].word >> 63 : 0),
        odd_(OddOf(block_, before_, next_.word & 1)),
        next_odd_(OddOf(next_, block_.word >> 63, 0)) {}

  // Where runs of word bytes and marks of ASCII begin.
  std::uint64_t begins() const {
    const std::uint64_t runs = block_.word & ~(block_.word << 1 | before_);
    return runs | (block_.graphic & ~block_.word);
  }

  // The size of the token that begins at byte `at` of the block, if it is a
  // plain one (a mark, or letters and digits of ASCII that nothing joins to
  // more) of at most kMaxPlain bytes; else a larger number.
  std::size_t PlainSize(std::size_t at) const {
    const std::uint64_t others = From(~block_.word, ~next_.word, at);
    const auto run = static_cast<std::size_t>(std::countr_zero(others));
    const std::size_t size = std::max<std::size_t>(run, 1);
    const std::uint64_t odd = From(odd_, next_odd_, at);
    const bool plain = (odd & ((std::uint64_t{2} << size % 64) - 1)) == 0;
    return plain ? size : kMaxPlain + 1;
  }

  static constexpr std::size_t kMaxPlain = WordKey::kMaxBytes;

 private:
  static constexpr simd::ByteClassBlock kNone{};

  // What needs a closer look: bytes beyond ASCII, and marks between two word
  // bytes. `before` and `after` are the bits of the bytes around the block.
  static std::uint64_t OddOf(const simd::ByteClassBlock& block,
                             std::uint64_t before, std::uint64_t after) {
    const std::uint64_t marks = block.graphic & ~block.word;
    return block.high | (marks & (block.word << 1 | before) &
                         (block.word >> 1 | after << 63));
  }

  // The 64 bits from bit `at` of `low` on.
  static std::uint64_t From(std::uint64_t low, std::uint64_t high,
                            std::size_t at) {
    return low >> at | high << 1 << (63 - at);
  }

  const simd::ByteClassBlock& block_;
  const simd::ByteClassBlock& next_;
  std::uint64_t before_;  // 1: the byte before is a word's.
  std::uint64_t odd_;
  std::uint64_t next_odd_;  // Right for all but its last byte.
};

}  // namespace precis::analyse
