#include "indexer/tagger/lexicon.h"

#include <gtest/gtest.h>

#include <vector>

namespace precis::tagger {
namespace {

constexpr std::uint64_t kWord = 0x1234567800000002;
constexpr std::uint64_t kNeighbour = 0x8765432100000002;  // The same place.
constexpr std::uint64_t kStranger = 0x1111111100000002;

std::vector<LexiconSlot> TwoWordsAtOnePlace() {
  std::vector<LexiconSlot> slots(4);
  slots[2] = {Lexicon::CheckOf(kWord), {.lists = listed::kCity}};
  slots[3] = {Lexicon::CheckOf(kNeighbour), {.lists = 0, .fine = 7}};
  return slots;
}

TEST(LexiconTest, WordsOfOnePlaceAreToldApart) {
  const auto slots = TwoWordsAtOnePlace();
  const Lexicon lexicon(slots);
  EXPECT_EQ(lexicon.Find(kWord).lists, listed::kCity);
  EXPECT_EQ(lexicon.Find(kNeighbour).fine, 7);
}

TEST(LexiconTest, UnknownWordIsInNoList) {
  const auto slots = TwoWordsAtOnePlace();
  const LexiconEntry entry = Lexicon(slots).Find(kStranger);
  EXPECT_EQ(entry.lists, 0);
  EXPECT_EQ(entry.fine, 0);
}

TEST(LexiconTest, CheckIsNeverThatOfAnEmptySlot) {
  EXPECT_NE(Lexicon::CheckOf(5), 0u);
}

TEST(LexiconTest, PhrasesOfOtherOrderHaveOtherKeys) {
  EXPECT_NE(Lexicon::Join(kWord, kStranger), Lexicon::Join(kStranger, kWord));
}

}  // namespace
}  // namespace precis::tagger
