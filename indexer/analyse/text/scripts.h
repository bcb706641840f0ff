#pragma once

namespace precis::analyse {

// What the analysis of other languages than English knows of letters: not all
// of Unicode, but the alphabets that news is written in.

// Letters of scripts that put no spaces between words: Chinese, Japanese (not
// Korean), Thai, Lao, Burmese and Khmer.
constexpr bool IsUnspaced(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x0E01 && c <= 0x0EFF) ||
         (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17D3) ||
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr bool IsHiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

// Letters of Latin Extended-A come in pairs; in which the capital is odd.
constexpr bool CapitalsAreOdd(char32_t c) {
  return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
}

// The small letter of a capital; every other code point is its own.
constexpr char32_t LowerOf(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x100 && c <= 0x17E) {
    if (c == 0x130) return 'i';
    if (c == 0x131 || c == 0x138 || c == 0x149) return c;
    if (c == 0x178) return 0xFF;
    return c + ((c % 2 == 1) == CapitalsAreOdd(c) ? 1 : 0);
  }
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x490 && c <= 0x4FF && c % 2 == 0 && c != 0x4C0) return c + 1;
  if (c >= 0x531 && c <= 0x556) return c + 0x30;
  return c;
}

// Whether the code point is a small letter: what no sentence begins with.
constexpr bool IsLower(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
         (c >= 0x100 && c <= 0x17E && LowerOf(c) == c) ||
         (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F) ||
         (c >= 0x490 && c <= 0x4FF && c % 2 == 1) || (c >= 0x561 && c <= 0x587);
}

}  // namespace precis::analyse
