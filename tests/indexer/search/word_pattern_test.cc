#include "indexer/search/word_pattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace precis {
namespace {

// Codes as a file has them.
class Text {
 public:
  explicit Text(const std::vector<WordCode>& codes) {
    for (const WordCode code : codes) order_.Add(code);
  }
  bool Has(const WordPattern& pattern) const {
    return Occurs(pattern, {order_.low().data(), order_.high().data(),
                            order_.low().size()});
  }
  bool HasPhrase(const std::vector<WordCode>& codes) const {
    return Has({.codes = codes, .in_order = true, .window = codes.size()});
  }

 private:
  WordOrder order_;
};

TEST(WordPatternTest, APhraseIsNeighboursInOrder) {
  const Text text({1, 2, 3, 4});
  EXPECT_TRUE(text.HasPhrase({1, 2}));
  EXPECT_TRUE(text.HasPhrase({2, 3, 4}));
  EXPECT_FALSE(text.HasPhrase({2, 1}));
  EXPECT_FALSE(text.HasPhrase({1, 3}));
  EXPECT_FALSE(text.HasPhrase({4, 5}));
  EXPECT_FALSE(text.HasPhrase({1, 2, 3, 4, 5}));
  EXPECT_FALSE(Text({}).HasPhrase({1, 2}));
}

TEST(WordPatternTest, APhraseNeedsItsUpperBitsToo) {
  const Text text({0x010001, 0x020002});
  EXPECT_TRUE(text.HasPhrase({0x010001, 0x020002}));
  EXPECT_FALSE(text.HasPhrase({0x010001, 0x030002}));
  EXPECT_FALSE(text.HasPhrase({0x030001, 0x020002}));
}

TEST(WordPatternTest, NothingRunsOverAGap) {
  const Text text({1, kGapCode, 2});
  EXPECT_FALSE(text.HasPhrase({1, 2}));
  EXPECT_FALSE(text.Has({.codes = {1, 2}, .in_order = false, .window = 11}));
}

TEST(WordPatternTest, NearIsAnyOrderWithinTheWindow) {
  const Text text({1, 0, 0, 2});
  EXPECT_TRUE(text.Has({.codes = {2, 1}, .in_order = false, .window = 4}));
  EXPECT_FALSE(text.Has({.codes = {2, 1}, .in_order = false, .window = 3}));
  EXPECT_FALSE(text.Has({.codes = {2, 1}, .in_order = true, .window = 4}));
  EXPECT_TRUE(text.Has({.codes = {1, 2}, .in_order = true, .window = 4}));
}

TEST(WordPatternTest, AnOccurrenceStandsForOneWord) {
  const WordPattern twice{.codes = {1, 1}, .in_order = false, .window = 5};
  EXPECT_FALSE(Text({0, 1, 0}).Has(twice));
  EXPECT_TRUE(Text({1, 0, 1}).Has(twice));
}

// Wherever a phrase stands relative to the blocks that are searched at once.
TEST(WordPatternTest, EveryPlaceInEveryLength) {
  for (std::size_t size = 2; size < 140; ++size) {
    for (std::size_t at = 0; at + 2 <= size; ++at) {
      std::vector<WordCode> codes(size, 7);
      codes[at] = 1;
      codes[at + 1] = 2;
      EXPECT_TRUE(Text(codes).HasPhrase({1, 2})) << size << ' ' << at;
      EXPECT_FALSE(Text(codes).HasPhrase({2, 1})) << size << ' ' << at;
    }
  }
}

TEST(WordPatternTest, RandomPhrasesAsAPlainSearchFindsThem) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<WordCode> codes(random() % 100);
    for (WordCode& code : codes) code = random() % 4;
    std::vector<WordCode> phrase(2 + random() % 3);
    for (WordCode& code : phrase) code = random() % 4;
    const bool there = !std::ranges::search(codes, phrase).empty();
    EXPECT_EQ(Text(codes).HasPhrase(phrase), there) << round;
  }
}

}  // namespace
}  // namespace precis
