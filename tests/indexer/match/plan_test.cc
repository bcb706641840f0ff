#include "indexer/match/plan.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace precis::match {
namespace {

using Query = Xapian::Query;
using Kind = Plan::Kind;

Query Date(std::int64_t begin, std::int64_t end) {
  return {Query::OP_VALUE_RANGE, 6,
          Xapian::sortable_serialise(static_cast<double>(begin)),
          Xapian::sortable_serialise(static_cast<double>(end))};
}

TEST(PlanTest, PartsOfTheSameKindAreOneList) {
  const auto plan = PlanOf(Query("a") & (Query("b", 3) & Query("c")));
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->kind, Kind::kAll);
  ASSERT_EQ(plan->parts.size(), 3U);
  EXPECT_EQ(plan->parts[1].term, "b");
  EXPECT_EQ(plan->parts[1].in_query, 3U);
  EXPECT_TRUE(plan->parts[1].is_weighed);
}

TEST(PlanTest, FiltersWeighNothing) {
  const Query both = Query("x") | Query("y");
  const auto filtered = PlanOf(Query(Query::OP_FILTER, Query("a"), both));
  ASSERT_TRUE(filtered);
  EXPECT_TRUE(filtered->parts[0].is_weighed);
  EXPECT_FALSE(filtered->parts[1].parts[0].is_weighed);
  const auto scaled = PlanOf(Query(Query::OP_SCALE_WEIGHT, Query("a"), 0.0));
  ASSERT_TRUE(scaled);
  EXPECT_FALSE(scaled->is_weighed);
}

TEST(PlanTest, ARangeHasItsSlotAndBounds) {
  const auto plan = PlanOf(Date(1'600'000'000'000, 1'700'000'000'000));
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->kind, Kind::kValues);
  EXPECT_EQ(plan->slot, 6U);
  const auto inside = Xapian::sortable_serialise(1'650'000'000'000.0);
  const auto below = Xapian::sortable_serialise(1'599'999'999'999.0);
  EXPECT_LE(plan->range.lowest, RangeOf(inside, inside).lowest);
  EXPECT_GE(plan->range.highest, RangeOf(inside, inside).highest);
  EXPECT_GT(plan->range.lowest, RangeOf(below, below).lowest);
}

TEST(PlanTest, EverythingIsNoConditionBesideAnother) {
  const Query all{std::string()};
  const auto plan = PlanOf(Query(Query::OP_FILTER, all, Query("Tarticle")));
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->kind, Kind::kTerm);
  EXPECT_FALSE(plan->is_weighed);
}

TEST(PlanTest, OtherShapesAreLeftToXapian) {
  const std::vector<Query> parts = {Query("a", 1, 1), Query("b", 1, 2)};
  const std::vector<Query> others = {
      Query(std::string()),
      Query(Query::OP_WILDCARD, "har"),
      Query(Query::OP_PHRASE, parts.begin(), parts.end()),
      Query(Query::OP_NEAR, parts.begin(), parts.end()),
      Query(Query::OP_MAX, parts.begin(), parts.end()),
      Query(Query::OP_SCALE_WEIGHT, Query("a"), 2.0),
      Query(Query::OP_VALUE_RANGE, 20, "a", "b"),  // A slot of two bytes.
      Query(Query::OP_VALUE_GE, 1, "a"),
      Query((new Xapian::ValueWeightPostingSource(1))->release()),
  };
  for (const Query& other : others) {
    EXPECT_FALSE(PlanOf(other)) << other.get_description();
    EXPECT_FALSE(PlanOf(Query("a") | other)) << other.get_description();
  }
}

}  // namespace
}  // namespace precis::match
