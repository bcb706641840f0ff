#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace precis::tagger {

// What the model's word list says of a word.
struct LexiconEntry {
  std::uint8_t lists = 0;   // Bits of the lists below.
  std::uint8_t coarse = 0;  // Its cluster of similar words; 0: none.
  std::uint16_t fine = 0;   // The same, with more clusters.
};

namespace listed {
inline constexpr std::uint8_t kFirstName = 1u << 0;
inline constexpr std::uint8_t kLastName = 1u << 1;
inline constexpr std::uint8_t kCity = 1u << 2;
inline constexpr std::uint8_t kRegion = 1u << 3;
inline constexpr std::uint8_t kSmall = 1u << 4;     // Written without capital.
inline constexpr std::uint8_t kProper = 1u << 5;    // Written with one.
inline constexpr std::uint8_t kOfPhrase = 1u << 6;  // Part of a listed phrase.
}  // namespace listed

// One place of the table on disk, little-endian. A word stands at the first
// free place from hash % places on.
struct LexiconSlot {
  std::uint32_t check = 0;  // The hash's high half; 0 in an empty slot.
  LexiconEntry entry;
};
static_assert(sizeof(LexiconSlot) == 8);

// A read-only hash table over the model's bytes. A word that is not in it is
// taken for one that is with probability 2^-32.
class Lexicon {
 public:
  // REQUIRES: the number of slots is a power of two, one of them is empty.
  explicit Lexicon(std::span<const LexiconSlot> slots) : slots_(slots) {}

  // An entry of zeros for a word that is not in the list.
  LexiconEntry Find(std::uint64_t hash) const {
    const std::uint32_t check = CheckOf(hash);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].check != check && slots_[at].check != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at].entry;
  }

  // Lets the memory know that Find() of the word comes soon.
  void Prefetch(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }

  static std::uint32_t CheckOf(std::uint64_t hash) {
    const auto high = static_cast<std::uint32_t>(hash >> 32);
    return high == 0 ? 1 : high;
  }

  // The key of a phrase: that of its beginning and of the word after it.
  static std::uint64_t Join(std::uint64_t phrase, std::uint64_t word) {
    const std::uint64_t sum = phrase * 0x9E3779B97F4A7C15u + word;
    return sum ^ (sum >> 31);
  }

 private:
  std::span<const LexiconSlot> slots_;
};

}  // namespace precis::tagger
