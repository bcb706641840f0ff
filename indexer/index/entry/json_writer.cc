#include "indexer/index/entry/json_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

namespace precis {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;

// The highest bit of each byte that is zero; of bytes above one, perhaps more.
constexpr std::uint64_t ZeroBytes(std::uint64_t bytes) {
  return (bytes - kOnes) & ~bytes & kHighs;
}

// Not zero if one of eight bytes is a control character, a quotation mark, a
// backslash or not ASCII. The lowest one that is marked is right.
constexpr std::uint64_t Special(std::uint64_t bytes) {
  const std::uint64_t control = (bytes - kOnes * 0x20) & ~bytes & kHighs;
  return control | ZeroBytes(bytes ^ kOnes * '"') |
         ZeroBytes(bytes ^ kOnes * '\\') | (bytes & kHighs);
}

constexpr bool IsSpecial(unsigned char byte) {
  return byte < 0x20 || byte == '"' || byte == '\\' || byte >= 0x80;
}

// Copies from `at` on what can be as it is, sets `to` behind the copy and
// returns where that ends. May write eight bytes whatever they are.
const char* CopyPlain(const char* at, const char* end, char*& to) {
  static_assert(std::endian::native == std::endian::little);
  for (; end - at >= 8; at += 8, to += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof(bytes));
    std::memcpy(to, &bytes, sizeof(bytes));
    if (const std::uint64_t special = Special(bytes); special != 0) {
      const int plain = std::countr_zero(special) / 8;
      to += plain;
      return at + plain;
    }
  }
  while (at != end && !IsSpecial(static_cast<unsigned char>(*at))) {
    *to++ = *at++;
  }
  return at;
}

// The bytes of the UTF-8 character at `at`, which is not ASCII; 0: it is none.
// Unicode 15, table 3-7.
std::size_t WellFormed(const char* at, const char* end) {
  const auto byte = [&](std::size_t i) {
    return at + i < end ? static_cast<unsigned char>(at[i]) : 0u;
  };
  const auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead >= 0xc2 && lead <= 0xdf) return within(1, 0x80, 0xbf) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const bool second =
        within(1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
    return second && within(2, 0x80, 0xbf) ? 3 : 0;
  }
  if (lead < 0xf0 || lead > 0xf4) return 0;
  const bool second =
      within(1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
  return second && within(2, 0x80, 0xbf) && within(3, 0x80, 0xbf) ? 4 : 0;
}

constexpr std::size_t kMaxEscaped = 6;  // "\\u001f"

// The escaped form of a character that is special, but ASCII.
char* WriteEscaped(char* to, char c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  static constexpr std::string_view kLetters = "\"\\\b\f\n\r\t";
  static constexpr std::string_view kNames = "\"\\bfnrt";
  *to++ = '\\';
  if (const auto letter = kLetters.find(c); letter != std::string_view::npos) {
    *to++ = kNames[letter];
    return to;
  }
  *to++ = 'u';
  *to++ = '0';
  *to++ = '0';
  *to++ = kDigits[static_cast<unsigned char>(c) >> 4];
  *to++ = kDigits[static_cast<unsigned char>(c) & 0xf];
  return to;
}

// As few digits as there are, but one behind the point.
char* WriteThousandths(char* to, char* end, std::int64_t thousandths) {
  to = std::to_chars(to, end, thousandths / 1000).ptr;
  *to++ = '.';
  const std::array<char, 3> digits = {
      static_cast<char>('0' + thousandths / 100 % 10),
      static_cast<char>('0' + thousandths / 10 % 10),
      static_cast<char>('0' + thousandths % 10)};
  std::size_t size = digits.size();
  while (size > 1 && digits[size - 1] == '0') --size;
  return std::copy_n(digits.data(), size, to);
}

std::string DumpedByNlohmann(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::Grow(std::size_t bytes) {
  out_.resize(std::max(size_ + bytes, 2 * out_.size()));
}

char* JsonWriter::Separate(char* to) {
  if (!first_) *to++ = ',';
  first_ = false;
  return to;
}

void JsonWriter::Append(std::string_view bytes) {
  char* const to = Separate(Room(bytes.size() + 1));
  Wrote(std::ranges::copy(bytes, to).out);
}

void JsonWriter::Open(char bracket) {
  char* const to = Separate(Room(2));
  *to = bracket;
  Wrote(to + 1);
  first_ = true;
}

void JsonWriter::Close(char bracket) {
  char* const to = Room(1);
  *to = bracket;
  Wrote(to + 1);
  first_ = false;
}

void JsonWriter::Key(std::string_view name) {
  char* to = Separate(Room(name.size() + 4));
  *to++ = '"';
  to = std::ranges::copy(name, to).out;
  *to++ = '"';
  *to++ = ':';
  Wrote(to);
  first_ = true;
}

void JsonWriter::String(std::string_view text) {
  const bool was_first = first_;
  const std::size_t begin = size_;
  // The marks and the comma, and what copying writes too much.
  constexpr std::size_t kBesides = 3 + 8 + kMaxEscaped;
  char* to = Separate(Room(text.size() + kBesides));
  *to++ = '"';
  const char* at = text.data();
  const char* const end = at + text.size();
  while ((at = CopyPlain(at, end, to)) != end) {
    if (static_cast<unsigned char>(*at) < 0x80) {
      to = WriteEscaped(to, *at++);
    } else if (const std::size_t bytes = WellFormed(at, end); bytes != 0) {
      to = std::copy_n(at, bytes, to);
      at += bytes;
    } else {  // Rare: whoever defines what is replaced does it.
      size_ = begin;
      first_ = was_first;
      return Append(DumpedByNlohmann(text));
    }
    // Each escape takes some of the room that the rest of the text needs.
    Wrote(to);
    to = Room(static_cast<std::size_t>(end - at) + kBesides);
  }
  *to++ = '"';
  Wrote(to);
}

void JsonWriter::Integer(std::int64_t number) {
  constexpr std::size_t kMost = 20;
  char* const to = Separate(Room(kMost + 1));
  Wrote(std::to_chars(to, to + kMost, number).ptr);
}

void JsonWriter::Number(double number) {
  // Scores and seconds mostly are so many thousandths.
  if (number > 0 && number <= 1000) {
    const std::int64_t thousandths = std::llround(number * 1000);
    if (static_cast<double>(thousandths) / 1000 == number) {
      constexpr std::size_t kMost = 8;  // "1000.000"
      char* const to = Separate(Room(kMost + 1));
      Wrote(WriteThousandths(to, to + kMost, thousandths));
      return;
    }
  }
  Append(nlohmann::json(number).dump());
}

void JsonWriter::Bool(bool value) { Append(value ? "true" : "false"); }

void JsonWriter::Null() { Append("null"); }

void JsonWriter::Strings(const std::vector<std::string>& texts) {
  BeginArray();
  for (const std::string& text : texts) String(text);
  EndArray();
}

}  // namespace precis
