#include "indexer/glass/pack.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace precis::glass {
namespace {

// Around every power of two, where encodings change their length.
std::vector<std::uint64_t> Numbers(std::uint64_t most) {
  std::vector<std::uint64_t> numbers = {0};
  for (std::uint64_t power = 1; power != 0; power <<= 1) {
    for (const std::uint64_t number : {power - 1, power, power + 1}) {
      if (number > numbers.back() && number <= most) numbers.push_back(number);
    }
  }
  return numbers;
}

template <typename Pack>
std::string Packed(Pack&& pack) {
  char bytes[64];
  return {bytes, pack(bytes)};
}

TEST(PackTest, NumbersComeBack) {
  for (const auto number : Numbers(std::numeric_limits<std::uint64_t>::max())) {
    const std::string bytes =
        Packed([&](char* out) { return PackNumber(out, number); });
    const char* at = bytes.data();
    std::uint64_t back = 0;
    ASSERT_TRUE(UnpackNumber(at, bytes.data() + bytes.size(), back));
    EXPECT_EQ(back, number);
    EXPECT_EQ(at, bytes.data() + bytes.size());
    std::uint32_t small = 0;
    at = bytes.data();
    EXPECT_EQ(UnpackNumber(at, bytes.data() + bytes.size(), small),
              number <= 0xffffffff);
    at = bytes.data();
    EXPECT_FALSE(UnpackNumber(at, bytes.data() + bytes.size() - 1, back));
  }
}

TEST(PackTest, AStepAndItsNumberAreTwoNumbers) {
  for (const auto step : Numbers(0xffffffff)) {
    for (const auto number : Numbers(0xffffffff)) {
      EXPECT_EQ(Packed([&](char* out) {
                  return PackStep(out, static_cast<std::uint32_t>(step),
                                  static_cast<std::uint32_t>(number));
                }),
                Packed([&](char* out) {
                  return PackNumber(PackNumber(out, step), number);
                }))
          << step << " " << number;
    }
  }
}

TEST(PackTest, ANumberWithoutEndIsRefused) {
  const std::string bytes(20, '\xff');
  const char* at = bytes.data();
  std::uint64_t number = 0;
  EXPECT_FALSE(UnpackNumber(at, bytes.data() + bytes.size(), number));
}

TEST(PackTest, SortableNumbersSortAndComeBack) {
  std::string before;
  for (const auto number : Numbers(0xffffffff)) {
    const std::string bytes = Packed([&](char* out) {
      return PackSortable(out, static_cast<std::uint32_t>(number));
    });
    EXPECT_LE(bytes.size(), kMaxSortable);
    EXPECT_LT(before, bytes) << number;
    before = bytes;
    const char* at = bytes.data();
    std::uint32_t back = 0;
    ASSERT_TRUE(UnpackSortable(at, bytes.data() + bytes.size(), back));
    EXPECT_EQ(back, number);
    at = bytes.data();
    EXPECT_FALSE(UnpackSortable(at, bytes.data() + bytes.size() - 1, back));
  }
}

TEST(PackTest, LastNumbersComeBack) {
  for (const auto number : Numbers(0xffffffff)) {
    const std::string bytes = Packed([&](char* out) {
      return PackLastNumber(out, static_cast<std::uint32_t>(number));
    });
    std::uint32_t back = 0;
    ASSERT_TRUE(
        UnpackLastNumber(bytes.data(), bytes.data() + bytes.size(), back));
    EXPECT_EQ(back, number);
  }
}

TEST(PackTest, EscapedStringsKeepTheirOrderAndEnd) {
  const std::string strings[] = {std::string("\0", 1),
                                 std::string("\0\0", 2),
                                 std::string("\0a", 2),
                                 "a",
                                 std::string("a\0", 2),
                                 std::string("a\0b", 3),
                                 std::string("a\0\xff", 3),
                                 "ab",
                                 "b"};
  std::string before;
  for (const std::string& string : strings) {
    std::string key =
        Packed([&](char* out) { return EscapeZeros(out, string); });
    EXPECT_EQ(key.size(), EscapedSize(string));
    EXPECT_EQ(EscapedPart(key), key);
    const std::string escaped = key;
    // A document id may be as low as this.
    key += std::string("\0\0\1", 3);
    EXPECT_EQ(EscapedPart(key), escaped);
    EXPECT_LT(before, escaped);
    before = key;
  }
}

TEST(PackTest, CommonPrefixesAreFoundAtEveryLength) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string a(size, 'k');
    EXPECT_EQ(CommonPrefix(a, a + "tail"), size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string b = a;
      b[at] = 'x';
      EXPECT_EQ(CommonPrefix(a, b), at);
    }
  }
}

}  // namespace
}  // namespace precis::glass
