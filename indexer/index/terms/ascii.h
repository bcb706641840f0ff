// What Xapian's Unicode tables say of ASCII, without a look into them: most of
// the letters of most names.
#pragma once

namespace precis {

constexpr bool IsAsciiWord(unsigned code_point) {
  return (code_point >= 'a' && code_point <= 'z') ||
         (code_point >= 'A' && code_point <= 'Z') ||
         (code_point >= '0' && code_point <= '9') || code_point == '_';
}

// REQUIRES: IsAsciiWord(code_point).
constexpr char AsciiLower(unsigned code_point) {
  return static_cast<char>(
      code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point);
}

}  // namespace precis
