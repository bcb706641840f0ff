#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/tagger/labels.h"

namespace precis::tagger {

// What the document has said so far about a word. Counts stop at 255.
struct Remembered {
  using Labels = std::array<std::uint8_t, kKinds + 1>;

  std::uint32_t check = 0;
  std::uint8_t small = 0;    // Times without a capital, of the whole document.
  std::uint8_t capital = 0;  // Times with one, not at a sentence's beginning.
  Labels labels{};           // Of each kind; outside.
};

// The document's words, in a table of fixed size: of two words with one place
// the later pushes the earlier out, so that a long document costs no more
// memory than a short one, and the same document always gives the same.
class Memory {
 public:
  Memory() : words_(kPlaces) {}

  // Null: nothing is known of the word.
  const Remembered* Find(std::uint64_t hash) const {
    const Remembered& word = words_[hash % kPlaces];
    return word.check == CheckOf(hash) ? &word : nullptr;
  }

  // Without a branch: whether a word is a new one cannot be guessed, and this
  // is asked for every word of the document.
  void CountSpelling(std::uint64_t hash, bool capital) {
    Remembered& word = words_[hash % kPlaces];
    const std::uint32_t check = CheckOf(hash);
    const bool same = word.check == check;
    word.check = check;
    const std::uint32_t kept = 0u - static_cast<std::uint32_t>(same);
    word.small = Counted(word.small & kept, !capital);
    word.capital = Counted(word.capital & kept, capital);
    word.labels = std::bit_cast<Remembered::Labels>(
        std::bit_cast<std::uint32_t>(word.labels) & kept);
  }

  void CountLabel(std::uint64_t hash, Label label) {
    const std::size_t kind =
        label == kOutside ? kKinds : static_cast<std::size_t>(KindOf(label));
    Count(At(hash).labels[kind]);
  }

 private:
  static constexpr std::size_t kPlaces = 4096;

  static std::uint32_t CheckOf(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32) | 1u;
  }

  static void Count(std::uint8_t& counter) {
    counter = static_cast<std::uint8_t>(std::min(counter + 1, 255));
  }

  static std::uint8_t Counted(std::uint32_t counter, bool more) {
    return static_cast<std::uint8_t>(
        std::min(counter + static_cast<std::uint32_t>(more), 255u));
  }

  Remembered& At(std::uint64_t hash) {
    Remembered& word = words_[hash % kPlaces];
    if (word.check == CheckOf(hash)) return word;
    // Member by member: a whole one is put together on the stack, and read from
    // there before it has arrived.
    word.check = CheckOf(hash);
    word.small = word.capital = 0;
    word.labels.fill(0);
    return word;
  }

  std::vector<Remembered> words_;
};

}  // namespace precis::tagger
