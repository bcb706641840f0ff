// Which words stand next to each other in a text, told without its words: a
// filter of a byte a word, of which one question reads eight bytes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "indexer/index/words/word_order.h"

namespace precis {

// Two words, the second right behind the first. REQUIRES: neither is a gap.
//
// The places of a pair are stored: its hash stays the same.
class WordPair {
 public:
  WordPair(WordCode first, WordCode second) {
    constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15;  // As CodeOfPadded().
    const std::uint64_t pair = (std::uint64_t{first} << 24 | second) * kFactor;
    high_ = static_cast<std::uint32_t>(pair >> 32);
    // The lower bits of a product know nothing of the upper ones of `first`.
    low_ = static_cast<std::uint32_t>(pair) ^ high_;
  }

  // Which of `blocks`, at most 2^32 of them.
  std::size_t Block(std::size_t blocks) const {
    return static_cast<std::size_t>((std::uint64_t{high_} * blocks) >> 32);
  }
  // Four bits of it, one in each quarter.
  std::uint64_t Bits() const {
    return kTwoBits[low_ & 0xff] | std::uint64_t{kTwoBits[low_ >> 8 & 0xff]}
                                       << 32;
  }

 private:
  // One of the lower 16 bits and one of the upper: a look here is quicker than
  // two shifts.
  static constexpr std::array<std::uint32_t, 256> kTwoBits = [] {
    std::array<std::uint32_t, 256> bits{};
    for (std::uint32_t i = 0; i < bits.size(); ++i) {
      bits[i] = 1U << (i & 15) | 1U << (16 + (i >> 4));
    }
    return bits;
  }();

  std::uint32_t high_;
  std::uint32_t low_;
};

// The filter of a text: a Bloom filter in blocks of 64 bits, each for eight
// words on average, of which a pair sets four. It says maybe of about 3 % of
// the pairs that a text does not have; bits spread over the whole filter would
// do no better with one more look into memory. What surprises in it, damage,
// makes it answer wrongly and nothing else.
//
// Thread safety: const functions from any thread.
class PairFilter {
 public:
  // Shorter texts have none: their words are as soon read.
  static constexpr std::size_t kMinWords = 64;

  PairFilter() = default;  // Of a short text.
  // `bytes`: as many as words, which outlive this.
  PairFilter(const std::uint8_t* bytes, std::size_t words)
      : bytes_(bytes), blocks_(words < kMinWords ? 0 : words / kBlockBytes) {}

  // False: for certain not.
  bool MayHave(WordPair pair) const {
    if (blocks_ == 0) return true;
    std::uint64_t block = 0;
    std::memcpy(&block, At(pair), sizeof block);
    return (block & pair.Bits()) == pair.Bits();
  }

  // Fetches from memory what MayHave(pair) reads.
  void Fetch(WordPair pair) const {
    if (blocks_ == 0) return;
    const std::uint8_t* const block = At(pair);
    __builtin_prefetch(block);
    __builtin_prefetch(block + kBlockBytes - 1);  // One in nine straddles.
  }

  static constexpr std::size_t kBlockBytes = sizeof(std::uint64_t);

 private:
  static_assert(std::endian::native == std::endian::little);

  const std::uint8_t* At(WordPair pair) const {
    return bytes_ + pair.Block(blocks_) * kBlockBytes;
  }

  const std::uint8_t* bytes_ = nullptr;
  std::size_t blocks_ = 0;
};

// Makes the filter of `text` in text.size bytes, which are zero.
void FillPairFilter(const CodeSpan& text, std::uint8_t* bytes);

}  // namespace precis
