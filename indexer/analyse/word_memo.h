#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analyse/words.h"

namespace precis::analyse {

// The bytes of a short ASCII word, as two numbers.
struct WordKey {
  static constexpr std::size_t kMaxBytes = 16;

  std::uint64_t low = 0;
  std::uint64_t high = 0;

  // Of the first `size` bytes of `text`; nothing if they are no such word.
  // REQUIRES: size <= text.size().
  static std::optional<WordKey> Of(std::string_view text, std::size_t size) {
    if (size > kMaxBytes) return std::nullopt;
    WordKey key;
    if (text.size() >= kMaxBytes) {
      std::memcpy(&key, text.data(), sizeof(key));
      key.low &= Mask(size);
      key.high &= Mask(size < 8 ? 0 : size - 8);
    } else {
      std::memcpy(&key, text.data(), size);
    }
    constexpr std::uint64_t kBeyondAscii = 0x8080808080808080;
    if (((key.low | key.high) & kBeyondAscii) != 0) return std::nullopt;
    return key;
  }

  std::uint64_t hash() const {
    const std::uint64_t mixed =
        (low ^ high * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
    return mixed ^ mixed >> 32;
  }

  friend bool operator==(const WordKey&, const WordKey&) = default;

 private:
  static std::uint64_t Mask(std::size_t bytes) {
    return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * bytes) - 1;
  }
};

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

  // REQUIRES: the token is the word of the key.
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
