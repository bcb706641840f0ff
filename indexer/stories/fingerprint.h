#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "indexer/stories/words.h"

namespace precis::stories {

// What a text is recognised by when it comes again a little changed: which
// shingles (three words in a row) it has.
//
// `bits` is 1-bit MinHash (Li and König, b-Bit Minwise Hashing, 2010) of one
// permutation in 256 bins (Li, Owen, Zhang, One Permutation Hashing, 2012), its
// empty bins filled from others (Shrivastava, Optimal Densification, 2017): two
// texts whose shingles have the Jaccard coefficient J differ in about
// 128 · (1 − J) bits. `bands` are hashes of two minima each, before they are
// cut to a bit: texts share one of them with probability J².
struct Fingerprint {
  static constexpr std::size_t kBits = 256;
  static constexpr std::size_t kBands = 28;

  std::array<std::uint64_t, kBits / 64> bits{};
  std::array<std::uint32_t, kBands> bands{};

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// A text with fewer different shingles than about this is too short to tell
// whether another one is a copy.
inline constexpr std::size_t kLeastShingles = 24;

// Makes the fingerprint of a text from its words, which do not depend on case,
// punctuation and spaces. The same on every machine: fingerprints are stored.
// Constant memory.
//
// Thread safety: none.
class FingerprintBuilder {
 public:
  FingerprintBuilder() { minima_.fill(kNone); }

  // The next word of the text.
  void Add(const Word& word) {
    if (++words_ >= 3) {
      AddShingle(Mix(first_ * kOdd1 + second_ * kOdd2 + word.hash * kOdd3));
    }
    first_ = second_;
    second_ = word.hash;
  }

  // nullopt: the text is too short.
  std::optional<Fingerprint> Take() &&;

 private:
  static constexpr auto kNone = std::numeric_limits<std::uint64_t>::max();
  // Odd numbers without a pattern: the golden ratio's digits, and two primes of
  // xxHash (Collet).
  static constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15U;
  static constexpr std::uint64_t kOdd2 = 0xc2b2ae3d27d4eb4fU;
  static constexpr std::uint64_t kOdd3 = 0x165667b19e3779f9U;
  static constexpr int kBinShift = 64 - 8;
  static_assert(Fingerprint::kBits == 256);
  using Minima = std::array<std::uint64_t, Fingerprint::kBits>;

  void AddShingle(std::uint64_t hash) {
    // The upper bits say which bin.
    std::uint64_t& least = minima_[hash >> kBinShift];
    least = hash < least ? hash : least;
  }
  void Densify();

  Minima minima_;  // Of the shingles of each bin.
  std::uint64_t first_ = 0;
  std::uint64_t second_ = 0;
  std::size_t words_ = 0;
};

std::optional<Fingerprint> FingerprintOf(std::string_view text);

// In how many bits they differ: 0 to 256.
std::uint32_t Distance(const Fingerprint& a, const Fingerprint& b);

}  // namespace precis::stories
