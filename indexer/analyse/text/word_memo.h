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
    key.low &= kMasks[size];
    key.high &= size > 8 ? kMasks[size - 8] : 0;
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

  friend bool operator==(const WordKey&, const WordKey&) = default;

 private:
  // Of so many bytes of a number, eight and more: all.
  static constexpr std::array<std::uint64_t, kMaxBytes + 1> kMasks = [] {
    std::array<std::uint64_t, kMaxBytes + 1> masks{};
    for (std::size_t i = 0; i < masks.size(); ++i) {
      masks[i] = i < 8 ? (std::uint64_t{1} << 8 * i) - 1 : ~std::uint64_t{0};
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

  // Fills in all of `token` but where it begins and what is before it; false,
  // and the token as it was, if the word is not remembered.
  bool Recall(const WordKey& key, Token& token) const {
    const Slot& slot = slots_[key.hash() % kSlots];
    if (!(slot.key == key)) return false;
    token.base_end = token.begin + slot.base_size;
    token.end = token.begin + slot.size;
    token.is_word = true;
    token.capital = (slot.flags & kCapital) != 0;
    token.all_capitals = (slot.flags & kAllCapitals) != 0;
    token.digit = (slot.flags & kDigit) != 0;
    token.hash = slot.hash;
    token.prefix_hash = slot.prefix_hash;
    token.stem = slot.stem;
    token.classes = slot.classes;
    return true;
  }

  // REQUIRES: the token is the word of the key, which is ASCII.
  void Keep(const WordKey& key, const Token& token) {
    slots_[key.hash() % kSlots] = {
        .key = key,
        .hash = token.hash,
        .prefix_hash = token.prefix_hash,
        .stem = token.stem,
        .classes = token.classes,
        .base_size = static_cast<std::uint8_t>(token.base_end - token.begin),
        .size = static_cast<std::uint8_t>(token.end - token.begin),
        .flags =
            static_cast<std::uint8_t>((token.capital ? kCapital : 0u) |
                                      (token.all_capitals ? kAllCapitals : 0u) |
                                      (token.digit ? kDigit : 0u))};
  }

 private:
  static constexpr std::size_t kSlots = 4096;  // 256 KiB.
  static constexpr unsigned kCapital = 1;
  static constexpr unsigned kAllCapitals = 2;
  static constexpr unsigned kDigit = 4;

  struct alignas(64) Slot {
    WordKey key;  // Of no word at first.
    std::uint64_t hash = 0;
    std::uint64_t prefix_hash = 0;
    std::uint64_t stem = 0;
    WordClasses classes = 0;
    std::uint8_t base_size = 0;
    std::uint8_t size = 0;
    std::uint8_t flags = 0;
  };
  static_assert(sizeof(Slot) == 64);  // One cache line.

  std::vector<Slot> slots_;
};

}  // namespace precis::analyse
