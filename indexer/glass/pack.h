// The encodings of numbers and strings that glass keys and tags are made of.
// Pack...() writes to `out`, which must have room, and returns the end of what
// it wrote. Unpack...() reads from `in` up to `end`, advances `in`, and returns
// false if the bytes end too early or the number is too large.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>

namespace precis::glass {

inline std::uint8_t ByteAt(const char* bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

inline char* StoreBig16(char* out, std::size_t value) {
  out[0] = static_cast<char>(value >> 8);
  out[1] = static_cast<char>(value);
  return out + 2;
}

inline char* StoreBig32(char* out, std::uint32_t value) {
  StoreBig16(out, value >> 16);
  StoreBig16(out + 2, value & 0xffff);
  return out + 4;
}

inline std::size_t LoadBig16(const char* in) {
  return static_cast<std::size_t>(ByteAt(in, 0) << 8 | ByteAt(in, 1));
}

inline std::uint32_t LoadBig32(const char* in) {
  return static_cast<std::uint32_t>(LoadBig16(in) << 16 | LoadBig16(in + 2));
}

inline char* PackBytes(char* out, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
  return out + bytes.size();
}

// 7 bits a byte, the lowest first; the last byte is below 128. At most
// kMaxPacked bytes.
inline constexpr std::size_t kMaxPacked = 10;
inline char* PackNumber(char* out, std::uint64_t value) {
  while (value >= 128) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

// The same for two numbers, one behind the other, in at most kMaxTwoPacked
// bytes.
//
// Made for posting lists: `step`, from document to document, is of one byte or
// of two, as nobody can guess, so up to 21 bits no branch depends on it;
// `number` is nearly always of one.
inline constexpr std::size_t kMaxTwoPacked = 10;
inline char* PackStep(char* out, std::uint32_t step, std::uint32_t number) {
  static_assert(std::endian::native == std::endian::little);
  if (step > 0x1fffff || number > 0x7f) [[unlikely]] {
    return PackNumber(PackNumber(out, step), number);
  }
  // Whether there is a second byte, and a third: subtraction borrows, where the
  // compiler would make a branch of a comparison.
  const std::uint32_t second = (0x7f - step) >> 31;
  const std::uint32_t third = (0x3fff - step) >> 31;
  const std::uint32_t sevens = (step & 0x7f) | (step & 0x3f80) << 1 |
                               (step & 0x1fc000) << 2 | second << 7 |
                               third << 15;
  const std::uint32_t size = 1 + second + third;
  const std::uint32_t both = sevens | number << (8 * size);
  std::memcpy(out, &both, sizeof both);
  return out + size + 1;
}

template <typename Number>
bool UnpackLongNumber(const char*& in, const char* end, Number& value) {
  std::uint64_t result = 0;
  for (unsigned shift = 0; in != end && shift < 64; shift += 7) {
    const std::uint64_t byte = ByteAt(in++, 0);
    if (shift == 63 && byte > 1) return false;
    result |= (byte & 0x7f) << shift;
    if (byte < 128) {
      value = static_cast<Number>(result);
      return result <= std::numeric_limits<Number>::max();
    }
  }
  return false;
}

template <typename Number>
bool UnpackNumber(const char*& in, const char* end, Number& value) {
  if (in == end || ByteAt(in, 0) >= 128) {
    return UnpackLongNumber(in, end, value);
  }
  value = ByteAt(in++, 0);
  return true;
}

// Bytes behind their number.
inline bool UnpackString(const char*& in, const char* end,
                         std::string_view& bytes) {
  std::size_t size = 0;
  if (!UnpackNumber(in, end, size)) return false;
  if (size > static_cast<std::size_t>(end - in)) return false;
  bytes = {in, size};
  in += size;
  return true;
}

// 8 bits a byte, the lowest first, without an end: only for what comes last.
inline char* PackLastNumber(char* out, std::uint32_t value) {
  for (; value > 0; value >>= 8) *out++ = static_cast<char>(value);
  return out;
}

inline bool UnpackLastNumber(const char* in, const char* end,
                             std::uint32_t& value) {
  if (end - in > 4) return false;
  value = 0;
  while (end != in) value = value << 8 | ByteAt(--end, 0);
  return true;
}

// A number such that the encodings sort as the numbers do, and never start
// with 0xff: two bytes up to 0x7fff; above, one more than the leading ones of
// the first byte, which is followed by a zero bit and the number. At most
// kMaxSortable bytes for 32 bits.
inline constexpr std::size_t kMaxSortable = 5;
inline char* PackSortable(char* out, std::uint32_t value) {
  if (value < 0x8000) return StoreBig16(out, value);
  const auto size = static_cast<std::size_t>((std::bit_width(value) + 5) / 7);
  for (std::size_t at = size - 1; at > 0; --at, value >>= 8) {
    out[at] = static_cast<char>(value);
  }
  out[0] = static_cast<char>(value | 0xffU << (10 - size));
  return out + size;
}

inline bool UnpackSortable(const char*& in, const char* end,
                           std::uint32_t& value) {
  if (end - in < 2) return false;
  const std::uint8_t first = ByteAt(in, 0);
  const auto ones = static_cast<std::size_t>(std::countl_one(first));
  const std::size_t size = ones + 2;  // 80: three bytes.
  if (size > kMaxSortable || static_cast<std::size_t>(end - in) < size) {
    return false;
  }
  std::uint64_t result = first & (0x7fU >> ones);
  for (std::size_t at = 1; at < size; ++at) {
    result = result << 8 | ByteAt(in, at);
  }
  in += size;
  value = static_cast<std::uint32_t>(result);
  return result <= std::numeric_limits<std::uint32_t>::max();
}

// How many bytes `a` and `b` start with in common. Inline, since most keys are
// shorter than a call to memcmp() is worth.
inline std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  const auto differing = [&](std::size_t at) {
    std::uint64_t of_a = 0;
    std::uint64_t of_b = 0;
    std::memcpy(&of_a, a.data() + at, sizeof of_a);
    std::memcpy(&of_b, b.data() + at, sizeof of_b);
    return of_a ^ of_b;
  };
  static_assert(std::endian::native == std::endian::little);
  const auto first_byte = [](std::uint64_t bits) {
    return static_cast<std::size_t>(std::countr_zero(bits)) / 8;
  };
  std::size_t at = 0;
  for (; at + 8 <= most; at += 8) {
    if (const auto bits = differing(at)) return at + first_byte(bits);
  }
  if (most >= 8) {  // The last eight, of which some were equal already.
    const auto bits = differing(most - 8);
    return bits == 0 ? most : most - 8 + first_byte(bits);
  }
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

// Whether `a` sorts before `b`, given how many bytes they have in common.
inline bool IsBelow(std::string_view a, std::string_view b, std::size_t same) {
  return same < b.size() &&
         (same == a.size() || static_cast<std::uint8_t>(a[same]) <
                                  static_cast<std::uint8_t>(b[same]));
}

// How long `bytes` get by EscapeZeros(), at most twice as long.
std::size_t EscapedSize(std::string_view bytes);

// Copies `bytes` with each NUL as 00 ff, so that a NUL can end them in a key
// without disturbing the order (what follows never starts with ff).
char* EscapeZeros(char* out, std::string_view bytes);

// The first `bytes` up to the NUL that ends them, still escaped; all of them
// if none does.
inline std::string_view EscapedPart(std::string_view key) {
  std::size_t at = 0;
  while (true) {
    const void* zero = std::memchr(key.data() + at, 0, key.size() - at);
    if (zero == nullptr) return key;
    at = static_cast<std::size_t>(static_cast<const char*>(zero) - key.data());
    if (at + 1 == key.size() || key[at + 1] != '\xff') {
      return key.substr(0, at);
    }
    at += 2;
  }
}

}  // namespace precis::glass
