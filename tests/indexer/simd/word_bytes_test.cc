#include "indexer/simd/word_bytes.h"

#include <random>
#include <string>
#include <vector>

#include "tests/indexer/simd/for_each_target.h"

namespace precis::simd {
namespace {

class WordBytesTest : public EveryTarget {};

std::vector<WordByteBlock> Found(std::string_view text) {
  std::vector<WordByteBlock> out(WordByteBlockCount(text.size()));
  FindWordBytes(text, out);
  return out;
}

std::vector<WordByteBlock> Expected(std::string_view text) {
  std::vector<WordByteBlock> out(WordByteBlockCount(text.size()));
  FindWordBytesScalar(text, out);
  return out;
}

// Every length around the vector widths and the block, at every misalignment of
// the widest vectors: tails and unaligned loads are where such kernels break.
TEST_P(WordBytesTest, EqualsScalarForEveryLengthAndOffset) {
  std::mt19937 random(301);
  for (std::size_t size = 0; size <= 200; ++size) {
    for (std::size_t offset = 0; offset < 64; ++offset) {
      std::string text(offset + size, '\0');
      for (char& c : text) c = static_cast<char>(random());
      const std::string_view view = std::string_view(text).substr(offset);
      ASSERT_EQ(Found(view), Expected(view)) << size << "+" << offset;
    }
  }
}

TEST_P(WordBytesTest, EqualsScalarForEveryByteAtEveryPlace) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t place = 0; place < 64; ++place) {
      std::string text(64, '\0');
      text[place] = static_cast<char>(byte);
      ASSERT_EQ(Found(text), Expected(text)) << byte << " at " << place;
    }
  }
}

TEST_P(WordBytesTest, BitsAreInTextOrder) {
  const WordByteBlock block = Found("Az_0 9\xC3\xA9@[`{/:").front();
  EXPECT_EQ(block.plain, 0b00101011u);
  EXPECT_EQ(block.underscore, 0b00000100u);
  EXPECT_EQ(block.high, 0b11000000u);
}

INSTANTIATE_TEST_SUITE_P(, WordBytesTest,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         TargetTestName);

}  // namespace
}  // namespace precis::simd
