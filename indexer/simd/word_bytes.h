#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace precis::simd {

// Which of 64 consecutive bytes words are made of: bit i is byte i. No byte
// belongs to two of these. What else byte_classes.h tells costs four times as
// much.
struct WordByteBlock {
  std::uint64_t plain = 0;       // A-Z a-z 0-9.
  std::uint64_t high = 0;        // >= 0x80: part of a UTF-8 sequence.
  std::uint64_t underscore = 0;  // _

  friend bool operator==(const WordByteBlock&, const WordByteBlock&) = default;
};

// The number of blocks that `size` bytes take.
constexpr std::size_t WordByteBlockCount(std::size_t size) {
  return (size + 63) / 64;
}

// Finds them in `text`; bits beyond its end are 0. No alignment or padding is
// needed. REQUIRES: out.size() == WordByteBlockCount(text.size()).
void FindWordBytes(std::string_view text, std::span<WordByteBlock> out);

// The same, one byte at a time. Defines what FindWordBytes has to return.
void FindWordBytesScalar(std::string_view text, std::span<WordByteBlock> out);

}  // namespace precis::simd
