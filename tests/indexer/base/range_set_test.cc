#include "indexer/base/range_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <set>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

RangeSet Of(
    std::initializer_list<std::pair<std::int64_t, std::int64_t>> pairs) {
  RangeSet set;
  for (const auto& [begin, end] : pairs) set.Add(begin, end);
  return set;
}

TEST(RangeSetTest, AdjacentRangesJoin) {
  EXPECT_THAT(Of({{1, 2}, {2, 3}}).ToPairs(), ElementsAre(Pair(1, 3)));
  EXPECT_THAT(Of({{2, 3}, {1, 2}}).ToPairs(), ElementsAre(Pair(1, 3)));
}

TEST(RangeSetTest, AGapKeepsRangesApart) {
  EXPECT_THAT(Of({{5, 6}, {1, 4}}).ToPairs(),
              ElementsAre(Pair(1, 4), Pair(5, 6)));
}

TEST(RangeSetTest, ARangeSwallowsThoseInIt) {
  EXPECT_THAT(Of({{2, 3}, {5, 6}, {8, 20}, {1, 9}}).ToPairs(),
              ElementsAre(Pair(1, 20)));
  EXPECT_THAT(Of({{1, 20}, {2, 3}}).ToPairs(), ElementsAre(Pair(1, 20)));
}

TEST(RangeSetTest, AnEmptyRangeAddsNothing) {
  EXPECT_TRUE(Of({{3, 3}}).empty());
  EXPECT_THAT(Of({{1, 2}, {3, 3}, {4, 5}}).ToPairs(),
              ElementsAre(Pair(1, 2), Pair(4, 5)));
}

TEST(RangeSetTest, ContainsIsHalfOpen) {
  const RangeSet set = Of({{-3, -1}, {4, 5}});
  EXPECT_FALSE(set.Contains(-4));
  EXPECT_TRUE(set.Contains(-3));
  EXPECT_FALSE(set.Contains(-1));
  EXPECT_TRUE(set.Contains(4));
  EXPECT_FALSE(set.Contains(5));
}

TEST(RangeSetTest, EraseBelowCutsARange) {
  RangeSet set = Of({{1, 3}, {5, 9}, {12, 14}});
  set.EraseBelow(7);
  EXPECT_THAT(set.ToPairs(), ElementsAre(Pair(7, 9), Pair(12, 14)));
  set.EraseBelow(7);
  EXPECT_THAT(set.ToPairs(), ElementsAre(Pair(7, 9), Pair(12, 14)));
  set.EraseBelow(std::numeric_limits<std::int64_t>::max());
  EXPECT_THAT(set.ToPairs(), IsEmpty());
}

TEST(RangeSetTest, TakesTheEndsOfItsType) {
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  const RangeSet set = Of({{kMin, 0}, {0, kMax}});
  EXPECT_THAT(set.ToPairs(), ElementsAre(Pair(kMin, kMax)));
  EXPECT_FALSE(set.Contains(kMax));
}

TEST(RangeSetTest, AgreesWithASetOfIntegers) {
  std::mt19937 random(4711);
  for (int round = 0; round < 200; ++round) {
    RangeSet ranges;
    std::set<std::int64_t> integers;
    for (int step = 0; step < 30; ++step) {
      const auto begin = static_cast<std::int64_t>(random() % 60);
      const auto end = begin + static_cast<std::int64_t>(random() % 6);
      if (random() % 8 == 0) {
        ranges.EraseBelow(begin / 4);
        integers.erase(integers.begin(), integers.lower_bound(begin / 4));
      } else {
        ranges.Add(begin, end);
        for (auto i = begin; i < end; ++i) integers.insert(i);
      }
    }
    for (std::int64_t i = -1; i < 70; ++i) {
      ASSERT_EQ(ranges.Contains(i), integers.contains(i)) << i;
    }
    std::int64_t last_end = std::numeric_limits<std::int64_t>::min();
    for (const auto& [begin, end] : ranges.ToPairs()) {
      ASSERT_LT(last_end, begin);  // Disjoint, and not adjacent either.
      ASSERT_LT(begin, end);
      last_end = end;
    }
    RangeSet copy;
    copy.Add(ranges);
    ASSERT_EQ(copy, ranges);
  }
}

}  // namespace
}  // namespace precis
