#include "indexer/simd/byte_classes.h"

#include <random>
#include <string>
#include <vector>

#include "tests/indexer/simd/for_each_target.h"

namespace precis::simd {
namespace {

class ByteClassesTest : public EveryTarget {};

std::vector<ByteClassBlock> Classified(std::string_view text) {
  std::vector<ByteClassBlock> out(ByteClassBlockCount(text.size()));
  ClassifyBytes(text, out);
  return out;
}

std::vector<ByteClassBlock> Expected(std::string_view text) {
  std::vector<ByteClassBlock> out(ByteClassBlockCount(text.size()));
  ClassifyBytesScalar(text, out);
  return out;
}

// Every length around the vector widths and the block, at every misalignment of
// the widest vectors: tails and unaligned loads are where such kernels break.
TEST_P(ByteClassesTest, EqualsScalarForEveryLengthAndOffset) {
  std::mt19937 random(301);
  for (std::size_t size = 0; size <= 200; ++size) {
    for (std::size_t offset = 0; offset < 64; ++offset) {
      std::string text(offset + size, '\0');
      for (char& c : text) c = static_cast<char>(random());
      const std::string_view view = std::string_view(text).substr(offset);
      ASSERT_EQ(Classified(view), Expected(view)) << size << "+" << offset;
    }
  }
}

TEST_P(ByteClassesTest, EqualsScalarForEveryByteAtEveryPlace) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t place = 0; place < 64; ++place) {
      std::string text(64, '\0');
      text[place] = static_cast<char>(byte);
      ASSERT_EQ(Classified(text), Expected(text)) << byte << " at " << place;
    }
  }
}

TEST_P(ByteClassesTest, BitsAreInTextOrder) {
  const ByteClassBlock block = Classified("Ab1. \"\n").front();
  EXPECT_EQ(block.word, 0b0000111u);
  EXPECT_EQ(block.upper, 0b0000001u);
  EXPECT_EQ(block.digit, 0b0000100u);
  EXPECT_EQ(block.terminator, 0b0001000u);
  EXPECT_EQ(block.mark, 0b0100000u);
  EXPECT_EQ(block.newline, 0b1000000u);
  EXPECT_EQ(block.graphic, 0b0101111u);
}

TEST_P(ByteClassesTest, CurlyQuotesAreMarkedAtTheirLeadByte) {
  const ByteClassBlock block = Classified("\xE2\x80\x9Cno\xE2\x80\x9D").front();
  EXPECT_EQ(block.mark, 0b00100001u);
  EXPECT_EQ(block.high, 0b11100111u);
}

INSTANTIATE_TEST_SUITE_P(, ByteClassesTest,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         TargetTestName);

}  // namespace
}  // namespace precis::simd
