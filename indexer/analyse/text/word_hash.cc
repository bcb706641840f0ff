#include "indexer/analyse/text/word_hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/base/hash.h"

namespace precis::analyse {
namespace {

constexpr std::string_view kApostrophe = "\u2019";
constexpr std::size_t kTailBytes = 4;  // The longest ending.
constexpr std::size_t kLeastLeft = 3;  // Bytes before an ending.

constexpr char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::uint64_t Fold(std::string_view word) {
  std::uint64_t hash = kFnv1a64Empty;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool curly =
        word[i] == kApostrophe[0] && word.substr(i).starts_with(kApostrophe);
    hash = Fnv1a64Add(hash, curly ? '\'' : Lower(word[i]));
    if (curly) i += kApostrophe.size() - 1;
  }
  return hash;
}

// Whether one of the first `count` of eight bytes may begin an apostrophe.
bool LeadsApostrophe(const char* bytes, std::size_t count) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t block = 0;
  std::memcpy(&block, bytes, sizeof(block));
  static_assert(std::endian::native == std::endian::little);
  if (count < sizeof(block)) block &= (std::uint64_t{1} << 8 * count) - 1;
  // A byte of x is 0 where the lead byte is, and 0 borrows from above.
  const std::uint64_t x = block ^ kEach * 0xE2;
  return ((x - kEach) & ~x & kEach * 0x80) != 0;
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
  std::string_view suffix;
  std::uint8_t drop;  // Bytes, from the end of the word.
};

// The first that a word has is taken; every word has the last.
constexpr std::array<Ending, 12> kEndings = {{{"ies", 3},
                                              {"ss", 0},
                                              {"sses", 2},
                                              {"ings", 4},
                                              {"ing", 3},
                                              {"edly", 4},
                                              {"ed", 2},
                                              {"ly", 2},
                                              {"es", 1},
                                              {"s", 1},
                                              {"e", 1},
                                              {"", 0}}};
constexpr std::size_t kIes = 0;  // Becomes y.

// The endings in columns: the loop over them becomes a few vector operations.
struct EndingColumns {
  std::array<std::uint32_t, kEndings.size()> tails{};
  std::array<std::uint32_t, kEndings.size()> masks{};
  std::array<std::uint32_t, kEndings.size()> bits{};
  // The endings that a word of so many bytes is long enough for.
  std::array<std::uint32_t, kLeastLeft + kTailBytes + 1> long_enough{};
};
constexpr EndingColumns kColumns = [] {
  EndingColumns columns;
  for (std::size_t i = 0; i < kEndings.size(); ++i) {
    const std::size_t size = kEndings[i].suffix.size();
    columns.tails[i] = Packed(kEndings[i].suffix);
    columns.masks[i] = size == 0 ? 0 : ~std::uint32_t{0} >> 8 * (4 - size);
    columns.bits[i] = std::uint32_t{1} << i;
    for (std::size_t n = 0; n < columns.long_enough.size(); ++n) {
      const bool enough = kEndings[i].drop == 0 || n >= size + kLeastLeft;
      columns.long_enough[n] |= enough ? columns.bits[i] : 0;
    }
  }
  return columns;
}();

// The index of the ending that is taken off the word.
std::size_t EndingOf(std::string_view word) {
  const std::uint32_t tail = Packed(word.substr(word.size() - kTailBytes));
  std::uint32_t fits = 0;
  for (std::size_t i = 0; i < kEndings.size(); ++i) {
    const bool fit = (tail & kColumns.masks[i]) == kColumns.tails[i];
    fits |= fit ? kColumns.bits[i] : 0;
  }
  const std::size_t size =
      std::min(word.size(), kColumns.long_enough.size() - 1);
  fits &= kColumns.long_enough[size];
  return static_cast<std::size_t>(std::countr_zero(fits));
}

// What a word's stem is: its first `size` bytes, and a y if `add_y`.
struct StemShape {
  std::size_t size;
  bool add_y;
};

StemShape ShapeOf(std::string_view word) {
  if (word.size() <= kLeastLeft) return {word.size(), false};
  const std::size_t ending = EndingOf(word);
  const std::size_t left = word.size() - kEndings[ending].drop;
  if (ending == kIes) return {left, true};
  const bool silent = left > kLeastLeft && Lower(word[left - 1]) == 'e';
  return {silent ? left - 1 : left, false};
}

}  // namespace

std::uint64_t HashWord(std::string_view word) { return Mixed(Fold(word)); }

std::uint64_t HashStem(std::string_view word) {
  const StemShape shape = ShapeOf(word);
  const std::uint64_t hash = Fold(word.substr(0, shape.size));
  return Mixed(shape.add_y ? Fnv1a64Add(hash, 'y') : hash);
}

// Not inline in the loop below: its eight steps are unrolled as a whole.
void WordHasher::AddBlock(const char* bytes, std::size_t begin) {
  std::array<char, kBlock> lower;
  for (std::size_t i = 0; i < kBlock; ++i) lower[i] = Lower(bytes[i]);
  std::uint64_t hash = hashes_[begin];
  for (std::size_t i = 0; i < kBlock; ++i) {
    hash = Fnv1a64Add(hash, lower[i]);
    hashes_[begin + 1 + i] = hash;
  }
}

WordHasher::WordHasher(std::string_view text, std::size_t size)
    : word_(text.substr(0, size)), stored_(size <= kMaxBytes) {
  hashes_[0] = kFnv1a64Empty;
  std::size_t done = 0;
  // Whole blocks, past the end of the word if there is text: how long a word
  // is cannot be guessed.
  while (stored_ && done < size && done + kBlock <= text.size()) {
    AddBlock(text.data() + done, done);
    stored_ = !LeadsApostrophe(text.data() + done, size - done);
    done += kBlock;
  }
  for (; stored_ && done < size; ++done) {
    hashes_[done + 1] = Fnv1a64Add(hashes_[done], Lower(text[done]));
    stored_ = text[done] != kApostrophe[0];
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
  return Mixed(shape.add_y ? Fnv1a64Add(hash, 'y') : hash);
}

}  // namespace precis::analyse
