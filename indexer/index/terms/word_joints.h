// What joins the parts of a word, as Xapian's TermGenerator has it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace precis {

// First bytes of characters that may join a word to what follows, or belong to
// it.
inline constexpr std::array<bool, 256> kMayJoin = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\'', '&', '.', ',', ';', '+', '#', '_'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  for (std::size_t c = 0x80; c < table.size(); ++c) table[c] = true;
  return table;
}();

inline constexpr std::uint32_t kIgnored = 0xffffffff;

// Format characters inside a word: zero-width joiners and the like.
constexpr bool IsInvisible(std::uint32_t code) {
  return (code >= 0x200b && code <= 0x200d) || code == 0x2060 || code == 0xfeff;
}

// What is indexed for a character between two parts of a word; 0: it parts
// them; kIgnored: nothing.
constexpr std::uint32_t InfixOf(std::uint32_t code) {
  switch (code) {
    case '\'':
    case '&':
    case 0xb7:    // Middle dot.
    case 0x5f4:   // Gershayim.
    case 0x2027:  // Hyphenation point.
      return code;
    case 0x2019:  // The typographic apostrophe is indexed as the plain one.
    case 0x201b:
      return '\'';
    default:
      return IsInvisible(code) ? kIgnored : 0;
  }
}

// The same between digits: decimal points, thousands' separators, fractions.
constexpr std::uint32_t InfixOfNumber(std::uint32_t code) {
  switch (code) {
    case ',':
    case '.':
    case ';':
    case 0x037e:
    case 0x0589:
    case 0x060d:
    case 0x07f8:
    case 0x2044:
    case 0xfe10:
    case 0xfe13:
    case 0xfe14:
      return code;
    default:
      return IsInvisible(code) ? kIgnored : 0;
  }
}

// Behind a word, "+" or "#" each: "C++", "C#".
inline constexpr std::size_t kMaxSuffix = 3;

}  // namespace precis
