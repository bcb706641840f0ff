// The words that articles are compared by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/base/hash.h"

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
};

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

// Calls visit(Word) with every word of `text`, in order. Letters and digits
// make words, everything else separates them; of writing without spaces every
// character is one. Bytes that are not UTF-8 do no harm. One pass, no memory.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  Word word{.hash = kFnv1a64Empty};
  bool open = false;
  const auto close = [&](std::size_t end) {
    word.end = end;
    // What analyse::HashWord() ends with.
    word.hash ^= word.hash >> 29;
    if (open) visit(word);
    open = false;
    word = {.hash = kFnv1a64Empty};
  };
  // Nearly all bytes: the letters from text[i] on that ASCII has. Gives the
  // first byte after them.
  const auto add_ascii = [&](std::size_t i) {
    for (; i < text.size(); ++i) {
      const char lower = kLowerAscii[static_cast<unsigned char>(text[i])];
      if (lower == 0) break;
      if (!open) word.capital = lower != text[i];
      open = true;
      ++word.bytes;
      word.hash = Fnv1a64Add(word.hash, lower);
    }
    return i;
  };
  for (std::size_t i = add_ascii(0); i < text.size(); i = add_ascii(i)) {
    const ByteKind kind = KindOf(text[i]);
    const bool mark = kind >= ByteKind::kMark3 && IsMark(text.substr(i, 2));
    if (kind == ByteKind::kLetter || (kind == ByteKind::kMark3 && !mark)) {
      open = true;
      ++word.bytes;
      word.hash = Fnv1a64Add(word.hash, text[i]);
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
  close(text.size());
}

}  // namespace precis::stories
