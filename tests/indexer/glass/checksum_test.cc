#include "indexer/glass/checksum.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace precis::glass {
namespace {

std::uint32_t ZlibCrc(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(
      0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

TEST(ChecksumTest, TheStandardsOwnExample) {
  EXPECT_EQ(Crc32("123456789"), 0xcbf43926);
  EXPECT_EQ(Crc32(""), 0u);
}

// Files written before were checked with zlib.
TEST(ChecksumTest, IsZlibsForEverySizeAndPlace) {
  std::mt19937 random(20261122);
  std::string bytes(1100, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  for (std::size_t size = 0; size <= 1024; ++size) {
    const auto part = std::string_view(bytes).substr(size % 67, size);
    ASSERT_EQ(Crc32(part), ZlibCrc(part)) << size;
  }
}

TEST(ChecksumTest, GoesOnWhereItEnded) {
  const std::string_view text = "what was said at noon, and what it meant";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    EXPECT_EQ(Crc32(text.substr(cut), Crc32(text.substr(0, cut))),
              ZlibCrc(text));
  }
}

}  // namespace
}  // namespace precis::glass
