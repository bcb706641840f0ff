#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace precis::analyse {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // In bytes; never 0.
};

// The code point that begins at text[at]. A byte that begins none counts as
// one code point of its own value. REQUIRES: at < text.size().
inline CodePoint DecodeAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto next = [&](std::size_t i) { return byte(at + i) & 0x3Fu; };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t left = text.size() - at;
  if (lead >= 0xF0 && left >= 4) {
    return {(lead & 7u) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4};
  }
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {
    return {(lead & 15u) << 12 | next(1) << 6 | next(2), 3};
  }
  if (lead >= 0xC0 && lead < 0xE0 && left >= 2) {
    return {(lead & 31u) << 6 | next(1), 2};
  }
  return {lead, 1};
}

// The code point that ends right before text[at]; 0 at the beginning.
inline char32_t DecodeBefore(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) {
    --begin;
  }
  return DecodeAt(text, begin).value;
}

// Of Greek, Armenian, Hebrew, Arabic, Devanagari, Ethiopic, Burmese and Khmer.
constexpr bool IsMarkOfOtherScripts(char32_t c) {
  return c == 0x37E || c == 0x387 || (c >= 0x55A && c <= 0x55F) || c == 0x589 ||
         c == 0x5BE || c == 0x5C0 || c == 0x5C3 || c == 0x60C || c == 0x60D ||
         c == 0x61B || c == 0x61E || c == 0x61F || (c >= 0x66A && c <= 0x66D) ||
         c == 0x6D4 || c == 0x964 || c == 0x965 ||
         (c >= 0x104A && c <= 0x104F) || (c >= 0x1361 && c <= 0x1368) ||
         (c >= 0x17D4 && c <= 0x17DA);
}

// Punctuation, symbols and spaces beyond ASCII, as far as texts use them.
constexpr bool IsMarkBeyondAscii(char32_t c) {
  if (c >= 0x370 && c < 0x2000) return IsMarkOfOtherScripts(c);
  return (c >= 0x80 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
         c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x303F && c != 0x3005) ||
         (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
         (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
         c == 0xFEFF || (c >= 0x1F000 && c <= 0x1FAFF);
}

constexpr bool IsSpace(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         c == '\v' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000 ||
         c == 0xFEFF;
}

// The first byte from `at` on, or `end`, that begins no space.
inline std::size_t SkipSpaces(std::string_view text, std::size_t at,
                              std::size_t end) {
  while (at < end) {
    const CodePoint c = DecodeAt(text, at);
    if (!IsSpace(c.value)) break;
    at += c.size;
  }
  return at;
}

constexpr bool IsDash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

}  // namespace precis::analyse
