#include "indexer/index/json_writer.h"

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

// How many bytes from `at` on can be copied as they are.
std::size_t PlainBytes(const char* at, const char* end) {
  const char* const begin = at;
  static_assert(std::endian::native == std::endian::little);
  for (; end - at >= 8; at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof(bytes));
    if (const std::uint64_t special = Special(bytes); special != 0) {
      return static_cast<std::size_t>(at - begin) +
             static_cast<std::size_t>(std::countr_zero(special)) / 8;
    }
  }
  while (at != end && !IsSpecial(static_cast<unsigned char>(*at))) ++at;
  return static_cast<std::size_t>(at - begin);
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

// The escaped form of a character that is special, but ASCII.
void AppendEscaped(std::string& out, char c) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  if (c == '\n') {  // Most of them.
    out += "\\n";
    return;
  }
  static constexpr std::string_view kLetters = "\"\\\b\f\n\r\t";
  static constexpr std::string_view kNames = "\"\\bfnrt";
  const auto letter = kLetters.find(c);
  if (letter != std::string_view::npos) {
    out += '\\';
    out += kNames[letter];
    return;
  }
  out += "\\u00";
  out += kDigits[static_cast<unsigned char>(c) >> 4];
  out += kDigits[static_cast<unsigned char>(c) & 0xf];
}

// As few digits as there are, but one behind the point.
void AppendThousandths(std::string& out, std::int64_t thousandths) {
  out += std::to_string(thousandths / 1000);
  out += '.';
  std::array<char, 3> digits = {static_cast<char>('0' + thousandths / 100 % 10),
                                static_cast<char>('0' + thousandths / 10 % 10),
                                static_cast<char>('0' + thousandths % 10)};
  std::size_t size = digits.size();
  while (size > 1 && digits[size - 1] == '0') --size;
  out.append(digits.data(), size);
}

std::string DumpedByNlohmann(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::Separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::Close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::Key(std::string_view name) {
  Separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  first_ = true;
}

void JsonWriter::String(std::string_view text) {
  Separate();
  const std::size_t begin = out_.size();
  out_ += '"';
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    std::size_t bytes = PlainBytes(at, end);
    if (bytes == 0) {
      if (static_cast<unsigned char>(*at) < 0x80) {
        AppendEscaped(out_, *at++);
        continue;
      }
      bytes = WellFormed(at, end);
      if (bytes == 0) {  // Rare: whoever defines what is replaced does it.
        out_.resize(begin);
        out_ += DumpedByNlohmann(text);
        return;
      }
    }
    out_.append(at, bytes);
    at += bytes;
  }
  out_ += '"';
}

void JsonWriter::Integer(std::int64_t number) {
  Separate();
  std::array<char, 24> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::Number(double number) {
  Separate();
  // Scores and seconds mostly are so many thousandths.
  if (number > 0 && number <= 1000) {
    const std::int64_t thousandths = std::llround(number * 1000);
    if (static_cast<double>(thousandths) / 1000 == number) {
      AppendThousandths(out_, thousandths);
      return;
    }
  }
  out_ += nlohmann::json(number).dump();
}

void JsonWriter::Bool(bool value) {
  Separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::Null() {
  Separate();
  out_ += "null";
}

void JsonWriter::Strings(const std::vector<std::string>& texts) {
  BeginArray();
  for (const std::string& text : texts) String(text);
  EndArray();
}

}  // namespace precis
