#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::analyse {

// The hash that words are compared by: FNV-1a of the ASCII-lower-cased bytes,
// with ’ read as '.
std::uint64_t HashWord(std::string_view word);

// HashWord() of the word without its common English endings: "scaling" and
// "scaled" share one.
std::uint64_t HashStem(std::string_view word);

// The hashes of a word and of its beginnings, from one pass over its bytes.
class WordHasher {
 public:
  // The word of `size` bytes that begins `text`, whose bytes must outlive the
  // hasher. REQUIRES: size <= text.size().
  WordHasher(std::string_view text, std::size_t size);

  // HashWord() and HashStem() of the first `size` bytes.
  // REQUIRES: size <= word.size().
  std::uint64_t Whole(std::size_t size) const;
  std::uint64_t Stem(std::size_t size) const;

 private:
  static constexpr std::size_t kBlock = 8;  // Half of the words are shorter.
  static constexpr std::size_t kMaxBytes = 5 * kBlock;

  void AddBlock(const char* bytes, std::size_t begin);
  std::uint64_t Unmixed(std::size_t size) const;

  std::string_view word_;
  bool stored_;  // hashes_ are those of the beginnings.
  std::array<std::uint64_t, kMaxBytes + 1> hashes_;
};

}  // namespace precis::analyse
