#pragma once

#include <array>
#include <cstdint>

namespace precis {

struct Character {
  std::uint32_t code = 0;
  std::uint32_t bytes = 0;  // How many it takes in the text, 1 to 4.
};

// The character of [at, end), which is not empty. Bytes that are not UTF-8 are
// taken for ISO 8859-1, one at a time, as Xapian takes them.
Character CharacterAt(const char* at, const char* end);

// Xapian's knowledge of letters, quickly: its own tables for most of the
// alphabets in use are asked once.
//
// Thread safety: const.
class WordCharacters {
 public:
  WordCharacters();

  // The character as it is indexed, in lower case; 0: it is not part of words.
  std::uint32_t Lower(std::uint32_t code) const {
    return code < kKnown ? lower_[code] : LowerOfRare(code);
  }

  // Chinese, Japanese, Korean: cut into pairs. The ranges are those of Xapian
  // 1.4's TermGenerator.
  bool IsPaired(std::uint32_t code) const {
    return code >= 0x2e80 && IsCjk(code) && Lower(code) != 0;
  }
  static bool IsCjk(std::uint32_t code);

  static bool IsDigit(std::uint32_t code);

 private:
  // Latin, Greek, Cyrillic, Hebrew, Arabic, Indic and the usual punctuation.
  static constexpr std::uint32_t kKnown = 0x2100;

  static std::uint32_t LowerOfRare(std::uint32_t code);

  std::array<std::uint16_t, kKnown> lower_{};
};

}  // namespace precis
