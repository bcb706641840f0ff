#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "indexer/base/flat_memory.h"

namespace precis {

// What stands for a word where only its place among others matters: 24 bits of
// a hash. A phrase is looked for in documents that have all its words, so a
// wrong one needs a word behind the first one's that has the code of the
// second: once in 2^24 places where the first one stands.
using WordCode = std::uint32_t;

inline constexpr WordCode kMaxWordCode = 0xfffffe;
inline constexpr WordCode kGapCode = 0xffffff;  // No phrase runs over it.

// The code of a word of 1 to 255 bytes: the same on every machine and in every
// version, since it is stored. REQUIRES: zeros follow the `size` bytes up to a
// multiple of 8; 16 bytes can be read.
inline WordCode CodeOfPadded(const char* padded, std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  // Multiplication moves bits up, the shift down again: each reaches all.
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15;  // 2^64 / golden ratio
  const auto with_eight = [padded](std::uint64_t hash, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, padded + at, sizeof bytes);
    hash = (hash ^ bytes) * kFactor;
    return hash ^ hash >> 32;
  };
  const std::uint64_t first = with_eight(size * kFactor, 0);
  const std::uint64_t second = with_eight(first, 8);
  // Whether a word has more than eight bytes cannot be guessed, and of a choice
  // compilers make a branch: not of a mask.
  const std::uint64_t mask = std::uint64_t{0} - std::uint64_t{size > 8};
  std::uint64_t hash = first ^ ((first ^ second) & mask);
  for (std::size_t i = 16; i < size; i += 8) hash = with_eight(hash, i);
  const auto code = static_cast<WordCode>((hash * kFactor) >> 40);
  return code == kGapCode ? kMaxWordCode : code;
}

// The same for any word of 1 to 255 bytes.
WordCode CodeOfWord(std::string_view word);

// The codes of a text in order, the lower 16 bits of each apart from the upper
// 8: searching for a word reads only the first.
struct CodeSpan {
  const std::uint16_t* low = nullptr;
  const std::uint8_t* high = nullptr;
  std::size_t size = 0;

  WordCode operator[](std::size_t at) const {
    return low[at] | WordCode{high[at]} << 16;
  }
};

// The words of documents in their order, collected one document after another
// (ids from 1). Cleared and used again, it keeps its memory.
//
// Thread safety: none.
class WordOrder {
 public:
  void Clear();

  void Add(WordCode code) {
    low_.push_back(static_cast<std::uint16_t>(code));
    high_.push_back(static_cast<std::uint8_t>(code >> 16));
  }
  void Add(std::span<const WordCode> codes);
  // What comes next is no part of a phrase with what came before, within a
  // document. None is needed before its first word.
  void LeaveGap() { Add(kGapCode); }
  void EndDocument();

  std::uint32_t documents() const {
    return static_cast<std::uint32_t>(begins_.size() - 1);
  }
  // Of all documents.
  const FlatVector<std::uint16_t>& low() const { return low_; }
  const FlatVector<std::uint8_t>& high() const { return high_; }
  // The PairFilter of each document.
  const FlatVector<std::uint8_t>& pairs() const { return pairs_; }
  // Where each document's words begin, and the last one's end.
  const FlatVector<std::uint64_t>& begins() const { return begins_; }

  std::size_t memory_bytes() const {
    return BytesOf(low_) + BytesOf(high_) + BytesOf(pairs_) + BytesOf(begins_);
  }

 private:
  FlatVector<std::uint16_t> low_;
  FlatVector<std::uint8_t> high_;
  FlatVector<std::uint8_t> pairs_;
  FlatVector<std::uint64_t> begins_{0};
};

}  // namespace precis
