// Texts that try every rule of how words are cut.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Pieces that mean something to the cutting of words, and some that do not.
inline const std::vector<std::string_view>& TextPieces() {
  static const std::vector<std::string_view> pieces = {
      "a", "b", "Z", "Q", "the", "Harbour", "CRANES", "x_y", "0", "7", "42",
      " ", " ", " ", " ", "\n", ". ", ", ", "-", "/", "(", ")", "\"", "@",
      // Infixes, infixes of numbers, suffixes, acronyms.
      "'", "&", ".", ",", ";", ":", "+", "#", "++", "####", "U.S.A.", "P.T.O",
      "C++", "AT&T", "don't", "1,000.50", "A.", "B.c", "·", "״", "‧", "’", "‛",
      "\u200b", "\u200d", "\u2060", "\ufeff", "\u037e", "\u0589", "\u060d",
      "\u07f8", "\u2044", "\ufe10", "\ufe13",
      // Other alphabets, digits, marks, typography.
      "é", "É", "ß", "ẞ", "İ", "ı", "Ω", "σς", "Жук", "дом", "שלום", "ש״ח",
      "سلام", "٣", "४", "नमस्ते", "ไทย", "e\u0301", "Ǆ", "ǅ", "ﬁ", "Ⅷ", "²", "½",
      "“", "”", "—", "…", "€", "\u00a0", "\u2028", "Ⱥ", "ⴀ", "Ა",
      // CJK, fullwidth letters, kana, Hangul, beyond the basic plane.
      "中", "国", "日本語", "。", "、", "ア", "か", "ー", "한", "국어", "Ａ",
      "ｂ", "５", "𠀀", "𪛖", "𝒜", "😀", "𐐀", "🄰",
      // Not UTF-8.
      "\xff", "\xc3", "\xe9", "\xe2\x80", "\xf0\x9f", "\xc0\xaf",
      "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80",
      std::string_view("\0", 1)};
  return pieces;
}

inline std::string RandomText(std::mt19937& random, std::size_t pieces) {
  const auto& all = TextPieces();
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += all[random() % all.size()];
  return text;
}

// Words of up to twice the length that is indexed, between blanks.
inline std::string RandomLongWords(std::mt19937& random, std::size_t words) {
  static constexpr std::string_view kLetters[] = {"a", "É", "中",
                                                  "𐐀", "9", "+"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    const auto letter = kLetters[random() % std::size(kLetters)];
    for (std::size_t n = random() % 130; n > 0; --n) text += letter;
    text += kLetters[random() % std::size(kLetters)];
    text += ' ';
  }
  return text;
}

}  // namespace precis
