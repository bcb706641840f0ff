#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "indexer/analyse/text/words.h"

namespace precis::analyse {

// The bytes of a short word, as two numbers.
struct WordKey {
  static constexpr std::size_t kMaxBytes = 16;

  std::uint64_t low = 0;
  std::uint64_t high = 0;

  // Of the first `size` bytes. REQUIRES: 0 < size <= kMaxBytes, and kMaxBytes
  // bytes can be read.
  static WordKey Of(const char* bytes, std::size_t size) {
    WordKey key;
    std::memcpy(&key.low, bytes, 8);
    std::memcpy(&key.high, bytes + 8, 8);
    key.low &= kMasks[size + 8];
    key.high &= kMasks[size];
    return key;
  }

  bool is_ascii() const {
    constexpr std::uint64_t kBeyond = 0x8080808080808080;
    return ((low | high) & kBeyond) == 0;
  }

  std::uint64_t hash() const {
    const std::uint64_t mixed =
        (low ^ high * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
    return mixed ^ mixed >> 32;
  }

  friend bool operator==(const WordKey& a, const WordKey& b) {
    return ((a.low ^ b.low) | (a.high ^ b.high)) == 0;
  }

 private:
  // At 8 + n: of the first n bytes of a number, eight and more: all. A table,
  // since how long a word is cannot be guessed.
  static constexpr std::array<std::uint64_t, kMaxBytes + 9> kMasks = [] {
    std::array<std::uint64_t, kMaxBytes + 9> masks{};
    for (std::size_t i = 9; i < masks.size(); ++i) {
      masks[i] =
          i < 16 ? (std::uint64_t{1} << 8 * (i - 8)) - 1 : ~std::uint64_t{0};
    }
    return masks;
  }();
};
static_assert(std::endian::native == std::endian::little);

// What is known of a word wherever it stands, for the words seen last: texts
// say most of their words again, and the next text does, too. It changes how
// long an answer takes, never the answer.
//
// Thread safety: none; each thread has one.
class WordMemo {
 public:
  WordMemo() : slots_(kSlots) {}

  // The memo of this thread, which keeps it until it ends.
  static WordMemo& OfThread();

  struct alignas(64) Slot {
    WordKey key;  // Of no word at first.
    Token token;  // As if it began the text, glued to what is before.
  };
  static_assert(sizeof(Slot) == 64);  // One cache line.

  static std::size_t PlaceOf(const WordKey& key) { return key.hash() % kSlots; }

  // Lets the memory know that the place is looked at soon.
  void Prefetch(std::size_t place) const { __builtin_prefetch(&slots_[place]); }

  // What is remembered there: the slot's key tells of which word.
  const Slot& At(std::size_t place) const { return slots_[place]; }

  // REQUIRES: the token is the word or mark of the key, which is ASCII.
  void Keep(const WordKey& key, const Token& token) {
    Slot& slot = slots_[PlaceOf(key)];
    slot = {.key = key, .token = token};
    slot.token.base_end -= token.begin;
    slot.token.end -= token.begin;
    slot.token.begin = 0;
    slot.token.space_before = false;
  }

 private:
  static constexpr std::size_t kSlots = 16'384;  // 1 MiB.

  std::vector<Slot> slots_;
};

}  // namespace precis::analyse
