#include "indexer/index/terms/word_characters.h"

#include <xapian.h>

#include <algorithm>
#include <cstddef>

namespace precis {
namespace {

struct CodeRange {
  std::uint32_t first;
  std::uint32_t last;
};

constexpr std::array<CodeRange, 9> kCjk = {{
    {0x2e80, 0x2eff},    // Radicals.
    {0x3000, 0x9fff},    // Symbols, Kana, Bopomofo, Jamo, ideographs.
    {0xa700, 0xa71f},    // Tone letters.
    {0xac00, 0xd7af},    // Hangul.
    {0xf900, 0xfaff},    // Compatibility ideographs.
    {0xfe30, 0xfe4f},    // Compatibility forms.
    {0xff00, 0xffef},    // Halfwidth and fullwidth forms.
    {0x20000, 0x2a6df},  // Ideographs, extension B.
    {0x2f800, 0x2fa1f},  // Compatibility ideographs, supplement.
}};

constexpr bool IsContinuation(unsigned char byte) {
  return (byte & 0xc0) == 0x80;
}

// How many bytes a sequence beginning with `lead` has; 1: it is none.
constexpr std::size_t BytesOfSequence(unsigned char lead) {
  if (lead < 0xc2 || lead >= 0xf5) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

// Whether a character has been written with more bytes than it needs, or lies
// above Unicode.
constexpr bool IsOutOfRange(unsigned char lead, unsigned char second) {
  return (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90) ||
         (lead == 0xf4 && second >= 0x90);
}

}  // namespace

Character CharacterAt(const char* at, const char* end) {
  const auto byte = [at](std::size_t i) {
    return static_cast<unsigned char>(at[i]);
  };
  const Character single{byte(0), 1};
  const std::size_t bytes = BytesOfSequence(byte(0));
  if (bytes == 1 || static_cast<std::size_t>(end - at) < bytes) return single;
  // A lead byte has one bit of payload less for each byte more.
  std::uint32_t code = byte(0) & (0x7fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!IsContinuation(byte(i))) return single;
    code = code << 6 | (byte(i) & 0x3fu);
  }
  if (IsOutOfRange(byte(0), byte(1))) return single;
  return {code, static_cast<std::uint32_t>(bytes)};
}

WordCharacters::WordCharacters() {
  for (std::uint32_t code = 0; code < kKnown; ++code) {
    lower_[code] = static_cast<std::uint16_t>(LowerOfRare(code));
  }
}

std::uint32_t WordCharacters::LowerOfRare(std::uint32_t code) {
  return Xapian::Unicode::is_wordchar(code) ? Xapian::Unicode::tolower(code)
                                            : 0;
}

bool WordCharacters::IsCjk(std::uint32_t code) {
  return std::ranges::any_of(kCjk, [code](const CodeRange& range) {
    return code >= range.first && code <= range.last;
  });
}

bool WordCharacters::IsDigit(std::uint32_t code) {
  return Xapian::Unicode::get_category(code) ==
         Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

}  // namespace precis
