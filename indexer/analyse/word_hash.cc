#include "indexer/analyse/word_hash.h"

namespace precis::analyse {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325;
constexpr std::uint64_t kPrime = 0x100000001b3;
constexpr std::string_view kApostrophe = "\u2019";
constexpr std::size_t kTailBytes = 4;  // The longest ending.

constexpr char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::uint64_t Step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * kPrime;
}

std::uint64_t Fold(std::string_view word) {
  std::uint64_t hash = kSeed;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool curly =
        word[i] == kApostrophe[0] && word.substr(i).starts_with(kApostrophe);
    hash = Step(hash, curly ? '\'' : Lower(word[i]));
    if (curly) i += kApostrophe.size() - 1;
  }
  return hash;
}

// The tables use the low bits.
std::uint64_t Mixed(std::uint64_t hash) { return hash ^ (hash >> 29); }

// The last bytes of a word as one number, its last byte lowest.
constexpr std::uint32_t Packed(std::string_view tail) {
  std::uint32_t packed = 0;
  for (const char c : tail) {
    packed = packed << 8 | static_cast<unsigned char>(Lower(c));
  }
  return packed;
}

struct Ending {
  constexpr Ending(std::string_view suffix, std::size_t dropped, bool y)
      : tail(Packed(suffix)),
        mask(~std::uint32_t{0} >> 8 * (kTailBytes - suffix.size())),
        size(suffix.size()),
        drop(dropped),
        add_y(y) {}

  std::uint32_t tail;
  std::uint32_t mask;
  std::size_t size;
  std::size_t drop;  // Bytes, from the end of the word.
  bool add_y;
};

// The first that fits is taken.
constexpr std::array kEndings = {
    Ending("ies", 3, true),  Ending("sses", 2, false), Ending("ings", 4, false),
    Ending("ing", 3, false), Ending("edly", 4, false), Ending("ed", 2, false),
    Ending("ly", 2, false),  Ending("es", 1, false),   Ending("s", 1, false),
    Ending("e", 1, false),
};
constexpr std::size_t kLeastLeft = 3;  // Bytes before an ending.

// What a word's stem is: its first `size` bytes, and a y if `add_y`.
struct StemShape {
  std::size_t size;
  bool add_y;
};

StemShape ShapeOf(std::string_view word) {
  const std::size_t size = word.size();
  if (size <= kLeastLeft) return {size, false};
  const std::uint32_t tail = Packed(word.substr(size - kTailBytes));
  StemShape shape{size, false};
  const bool double_s = (tail & 0xFFFFu) == Packed("ss");
  for (const Ending& ending : kEndings) {
    if ((tail & ending.mask) != ending.tail || double_s) continue;
    if (size < ending.size + kLeastLeft) continue;
    shape = {size - ending.drop, ending.add_y};
    break;
  }
  const bool silent = !shape.add_y && shape.size > kLeastLeft &&
                      Lower(word[shape.size - 1]) == 'e';
  if (silent) --shape.size;
  return shape;
}

}  // namespace

std::uint64_t HashWord(std::string_view word) { return Mixed(Fold(word)); }

std::uint64_t HashStem(std::string_view word) {
  const StemShape shape = ShapeOf(word);
  const std::uint64_t hash = Fold(word.substr(0, shape.size));
  return Mixed(shape.add_y ? Step(hash, 'y') : hash);
}

WordHasher::WordHasher(std::string_view word)
    : word_(word), stored_(word.size() <= kMaxBytes) {
  if (!stored_) return;
  hashes_[0] = kSeed;
  for (std::size_t i = 0; i < word.size(); ++i) {
    stored_ &= word[i] != kApostrophe[0];
    hashes_[i + 1] = Step(hashes_[i], Lower(word[i]));
  }
}

std::uint64_t WordHasher::Unmixed(std::size_t size) const {
  return stored_ ? hashes_[size] : Fold(word_.substr(0, size));
}

std::uint64_t WordHasher::Whole(std::size_t size) const {
  return Mixed(Unmixed(size));
}

std::uint64_t WordHasher::Stem(std::size_t size) const {
  const StemShape shape = ShapeOf(word_.substr(0, size));
  const std::uint64_t hash = Unmixed(shape.size);
  return Mixed(shape.add_y ? Step(hash, 'y') : hash);
}

}  // namespace precis::analyse
