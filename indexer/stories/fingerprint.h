#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

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

// nullopt: `text` is too short. Case, punctuation and spaces do not matter. A
// pure function, the same on every machine: fingerprints are stored. O(n), no
// memory from the heap.
std::optional<Fingerprint> FingerprintOf(std::string_view text);

// In how many bits they differ: 0 to 256.
std::uint32_t Distance(const Fingerprint& a, const Fingerprint& b);

}  // namespace precis::stories
