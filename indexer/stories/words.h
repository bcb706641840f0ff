// The words that articles are compared by.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "indexer/base/hash.h"
#include "indexer/simd/word_hashes.h"
#include "indexer/stories/word_runs.h"

namespace precis::stories {

// The 64-bit mixer of MurmurHash3 (Appleby): every bit of the result depends on
// every bit of `x`.
constexpr std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdU;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53U;
  return x ^ (x >> 33);
}

struct Word {
  std::uint64_t hash = 0;  // analyse::HashWord() of it.
  bool capital = false;    // Begins with an ASCII capital letter.
  std::size_t bytes = 0;
  std::size_t end = 0;  // In the text: the first byte behind it.

  friend bool operator==(const Word&, const Word&) = default;
};

// What analyse::HashWord() ends with.
constexpr std::uint64_t MixWordHash(std::uint64_t hash) {
  return hash ^ (hash >> 29);
}

// The lower case of ASCII letters and digits, at their bytes; 0 at all others.
inline constexpr auto kLowerAscii = [] {
  std::array<char, 256> lower{};
  for (std::size_t c = '0'; c <= '9'; ++c) lower[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    lower[c] = lower[c - 'a' + 'A'] = static_cast<char>(c);
  }
  return lower;
}();

// What the bytes from one lead byte on are.
enum class ByteKind : std::uint8_t {
  kGap,        // Between words.
  kLetter,     // Of a word.
  kMark2,      // The first of two bytes between words.
  kMark3,      // The first of three, if IsMark().
  kIdeograph,  // The first of three that are a word by themselves, or a mark.
};

constexpr ByteKind KindOf(char byte) {
  const auto b = static_cast<unsigned char>(byte);
  if (b < 0x80) {
    return kLowerAscii[b] != 0 ? ByteKind::kLetter : ByteKind::kGap;
  }
  if (b == 0xC2) return ByteKind::kMark2;  // U+0080 to U+00BF: « » § …
  if (b == 0xE2) return ByteKind::kMark3;
  // U+3000 to U+FFFF, where words are not separated.
  return b >= 0xE3 && b <= 0xEF ? ByteKind::kIdeograph : ByteKind::kLetter;
}

// Whether three bytes that begin with these are punctuation: U+2000 to U+207F,
// U+3000 to U+303F, U+FF00 to U+FF3F. Cut ones are.
constexpr bool IsMark(std::string_view begin) {
  if (begin.size() < 2) return true;
  const auto lead = static_cast<unsigned char>(begin[0]);
  const auto next = static_cast<unsigned char>(begin[1]);
  return (lead == 0xE2 && next <= 0x81) || (lead == 0xE3 && next == 0x80) ||
         (lead == 0xEF && next == 0xBC);
}

// Calls visit(Word) with the words that text[begin, end) has, byte by byte:
// what defines them. REQUIRES: no word begins before `begin`, and no letter
// follows. Gives where to go on, which is behind `end` if that cuts a
// character.
template <typename Visit>
std::size_t VisitBytes(std::string_view text, std::size_t begin,
                       std::size_t end, Visit visit) {
  Word word{.hash = kFnv1a64Empty};
  const auto add = [&](char byte, char lower) {
    if (word.bytes++ == 0) word.capital = lower != byte;
    word.hash = Fnv1a64Add(word.hash, lower);
  };
  const auto close = [&](std::size_t at) {
    if (word.bytes == 0) return;
    word.hash = MixWordHash(word.hash);
    word.end = at;
    visit(std::exchange(word, {.hash = kFnv1a64Empty}));
  };
  std::size_t i = begin;
  while (i < end) {
    const ByteKind kind = KindOf(text[i]);
    const bool mark = kind >= ByteKind::kMark3 && IsMark(text.substr(i, 2));
    if (kind == ByteKind::kLetter || (kind == ByteKind::kMark3 && !mark)) {
      const char lower = kLowerAscii[static_cast<unsigned char>(text[i])];
      add(text[i], lower == 0 ? text[i] : lower);
      ++i;
      continue;
    }
    close(i);
    if (kind == ByteKind::kIdeograph && !mark) {
      const auto character = text.substr(i, 3);
      i += character.size();
      visit(Word{
          .hash = Fnv1a64(character), .bytes = character.size(), .end = i});
    } else {
      i += kind == ByteKind::kMark2 ? 2u : mark ? 3u : 1u;
    }
  }
  close(i);
  return i;
}

// Calls visit(Word) with every word of `text`, in order. Letters and digits
// make words, everything else separates them; of writing without spaces every
// character is one. Bytes that are not UTF-8 do no harm. One pass, constant
// memory.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  WordRuns runs(text);
  std::array<std::uint64_t, WordRuns::kMostRuns> hashes;
  std::size_t done = 0;
  while (!runs.done()) {
    const auto found = runs.Next();
    simd::HashWords(text, found, std::span(hashes).first(found.size()));
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto [begin, end] = found[i];
      // Characters that are cut may reach into runs behind them.
      if (end <= done) continue;
      if (hashes[i] == 0 || begin < done) {
        const std::size_t from = std::max<std::size_t>(begin, done);
        done = VisitBytes(text, from, end, visit);
        continue;
      }
      visit(Word{.hash = MixWordHash(hashes[i]),
                 .capital = (text[begin] & 0x60) == 0x40,
                 .bytes = end - begin,
                 .end = end});
    }
  }
}

}  // namespace precis::stories
