#include "indexer/index/terms/word_weights.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

TEST(WordWeightsTest, AWordCountsLessInALongerText) {
  EXPECT_EQ(WordWeight(4000, 4000), kWordUnit);
  EXPECT_EQ(WordWeight(12000, 4000), kWordUnit / 2);
  EXPECT_EQ(WordWeight(2000, 4000), 21u);
  EXPECT_EQ(WordWeight(0, 4000), 21u);  // As one of half the usual length.
}

TEST(WordWeightsTest, NoWordCountsForNothing) {
  EXPECT_EQ(WordWeight(std::size_t{1} << 30, 4000), 1u);
}

}  // namespace
}  // namespace precis
