#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/simd/word_bytes.h"

namespace precis {

// Where the words of a text may be, found 64 bytes at a time.
//
// Thread safety: none.
class WordRuns {
 public:
  // `text` is not kept, nor read again.
  void Find(std::string_view text);

  // The first place from `at` on where a word may begin: an ASCII letter,
  // digit or underscore, or a byte that is not ASCII. The text's size: none.
  std::size_t NextStart(std::size_t at) const {
    std::size_t block = at / kBlock;
    if (block >= used_) return size_;
    std::uint64_t starts = Starts(block) >> (at % kBlock);
    while (starts == 0) {
      if (++block == used_) return size_;
      at = block * kBlock;
      starts = Starts(block);
    }
    return at + static_cast<std::size_t>(std::countr_zero(starts));
  }

  // The end of the ASCII letters and digits that `at` is the first of; `at`: it
  // is none. REQUIRES: it is within the text.
  std::size_t EndOfRun(std::size_t at) const {
    std::size_t block = at / kBlock;
    std::uint64_t others = Others(block) >> (at % kBlock);
    while (others == 0) {
      if (++block == used_) return size_;
      at = block * kBlock;
      others = Others(block);
    }
    return at + static_cast<std::size_t>(std::countr_zero(others));
  }

 private:
  static constexpr std::size_t kBlock = 64;

  std::uint64_t Starts(std::size_t block) const {
    const simd::WordByteBlock& bytes = blocks_[block];
    return bytes.plain | bytes.high | bytes.underscore;
  }
  std::uint64_t Others(std::size_t block) const {
    return ~blocks_[block].plain;
  }

  std::vector<simd::WordByteBlock> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
};

}  // namespace precis
