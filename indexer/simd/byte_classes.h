#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace precis::simd {

// Which of 64 consecutive bytes belong to which class: bit i is byte i. A byte
// may belong to several classes.
struct ByteClassBlock {
  std::uint64_t word = 0;        // A-Z a-z 0-9 and every byte >= 0x80.
  std::uint64_t upper = 0;       // A-Z.
  std::uint64_t digit = 0;       // 0-9.
  std::uint64_t high = 0;        // >= 0x80: part of a UTF-8 sequence.
  std::uint64_t mark = 0;        // " ' ` and 0xC2, 0xE2, which lead « “ ‘ ….
  std::uint64_t terminator = 0;  // . ? !
  std::uint64_t newline = 0;     // \n
  std::uint64_t graphic = 0;     // All but ASCII space and control bytes.

  friend bool operator==(const ByteClassBlock&,
                         const ByteClassBlock&) = default;
};

// The number of blocks that `size` bytes take.
constexpr std::size_t ByteClassBlockCount(std::size_t size) {
  return (size + 63) / 64;
}

// Classifies every byte of `text`; bits beyond its end are 0. No alignment or
// padding is needed. REQUIRES: out.size() == ByteClassBlockCount(text.size()).
void ClassifyBytes(std::string_view text, std::span<ByteClassBlock> out);

// The same, one byte at a time. Defines what ClassifyBytes has to return.
void ClassifyBytesScalar(std::string_view text, std::span<ByteClassBlock> out);

}  // namespace precis::simd
