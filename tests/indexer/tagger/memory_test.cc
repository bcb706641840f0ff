#include "indexer/tagger/memory.h"

#include <gtest/gtest.h>

namespace precis::tagger {
namespace {

constexpr std::uint64_t kWord = 0x1234567800000010;

TEST(MemoryTest, CountsSpellingsAndLabels) {
  Memory memory;
  memory.CountSpelling(kWord, true);
  memory.CountSpelling(kWord, false);
  memory.CountLabel(kWord, LabelOf(Kind::kOrganisation, Part::kUnit));
  memory.CountLabel(kWord, kOutside);
  const Remembered* word = memory.Find(kWord);
  ASSERT_NE(word, nullptr);
  EXPECT_EQ(word->capital, 1);
  EXPECT_EQ(word->small, 1);
  EXPECT_EQ(word->labels[1], 1);
  EXPECT_EQ(word->labels[kKinds], 1);
}

TEST(MemoryTest, UnknownWordIsNotFound) {
  const Memory memory;
  EXPECT_EQ(memory.Find(kWord), nullptr);
}

TEST(MemoryTest, LaterWordPushesTheEarlierOut) {
  constexpr std::uint64_t kOther = 0x8765432100000010;  // The same place.
  Memory memory;
  memory.CountSpelling(kWord, true);
  memory.CountSpelling(kOther, false);
  EXPECT_EQ(memory.Find(kWord), nullptr);
  ASSERT_NE(memory.Find(kOther), nullptr);
  EXPECT_EQ(memory.Find(kOther)->capital, 0);
}

TEST(MemoryTest, SpellingKeepsTheLabelsOfItsWordOnly) {
  constexpr std::uint64_t kOther = 0x8765432100000010;  // The same place.
  Memory memory;
  memory.CountLabel(kWord, kOutside);
  memory.CountSpelling(kWord, true);
  ASSERT_NE(memory.Find(kWord), nullptr);
  EXPECT_EQ(memory.Find(kWord)->labels[kKinds], 1);
  memory.CountSpelling(kOther, true);
  ASSERT_NE(memory.Find(kOther), nullptr);
  EXPECT_EQ(memory.Find(kOther)->labels, Remembered::Labels{});
}

TEST(MemoryTest, CountsStopBeforeTheyOverflow) {
  Memory memory;
  for (int i = 0; i < 300; ++i) memory.CountSpelling(kWord, true);
  EXPECT_EQ(memory.Find(kWord)->capital, 255);
}

}  // namespace
}  // namespace precis::tagger
