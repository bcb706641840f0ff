#include "indexer/base/partition.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

TEST(TallyTest, BalancesWhenEveryEventIsInOneCounter) {
  Tally tally{.consumed = 21,
              .indexed = 1,
              .superseded = 2,
              .duplicate = 3,
              .tombstone = 4,
              .dead_lettered = 5,
              .skipped = 6};
  EXPECT_TRUE(tally.Balances());
  for (auto* counter :
       {&tally.consumed, &tally.indexed, &tally.superseded, &tally.duplicate,
        &tally.tombstone, &tally.dead_lettered, &tally.skipped}) {
    ++*counter;
    EXPECT_FALSE(tally.Balances());
    --*counter;
  }
}

TEST(TallyTest, AddsEveryCounter) {
  const Tally one{1, 2, 3, 4, 5, 6, 7};
  Tally sum = one;
  sum += one;
  EXPECT_EQ(sum, (Tally{2, 4, 6, 8, 10, 12, 14}));
}

TEST(PartitionTest, ClusterComesBeforeTopicBeforeNumber) {
  EXPECT_LT((Partition{"a", "z", 9}), (Partition{"b", "a", 0}));
  EXPECT_LT((Partition{"a", "a", 9}), (Partition{"a", "b", 0}));
  EXPECT_LT((Partition{"a", "a", 0}), (Partition{"a", "a", 1}));
}

}  // namespace
}  // namespace precis
