#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace precis::simd {

// A half-open range of bytes of a text.
struct ByteRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Sets each of `hashes` to FNV-1a (base/hash.h) of the lower case of a word in
// `text`; to 0 if one of its bytes is not ASCII. The hash itself may be 0, once
// in 2^64 words. REQUIRES: hashes.size() == words.size(); the words are within
// the text, in order, and have no ASCII bytes but letters and digits.
void HashWords(std::string_view text, std::span<const ByteRun> words,
               std::span<std::uint64_t> hashes);

// The same, one byte at a time. Defines what HashWords has to return.
void HashWordsScalar(std::string_view text, std::span<const ByteRun> words,
                     std::span<std::uint64_t> hashes);

}  // namespace precis::simd
