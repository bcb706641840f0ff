#include "daemon/serve/search_parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace precis {
namespace {

using testing::HasSubstr;

auto Parse(const std::string& query) {
  return ParseSearchParameters(*ParseRequestTarget("/v1/search?" + query),
                               SearchTarget::kEntries);
}

TEST(SearchParametersTest, WithoutAnyTheNewestTenAreAsked) {
  const auto request = Parse("");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->query, "");
  EXPECT_EQ(request->order, SearchOrder::kNewest);
  EXPECT_EQ(request->offset, 0u);
  EXPECT_EQ(request->limit, 10u);
}

TEST(SearchParametersTest, AllAreRead) {
  const auto request = Parse("q=crane&sort=idiocracy&offset=10000&limit=100");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->query, "crane");
  EXPECT_EQ(request->order, SearchOrder::kIdiocracy);
  EXPECT_EQ(request->offset, 10000u);
  EXPECT_EQ(request->limit, 100u);
}

TEST(SearchParametersTest, AQueryIsOrderedByRelevanceUnlessToldOtherwise) {
  EXPECT_EQ(Parse("q=crane")->order, SearchOrder::kRelevance);
  EXPECT_EQ(Parse("q=++")->order, SearchOrder::kNewest);
  EXPECT_EQ(Parse("q=&sort=relevance")->order, SearchOrder::kRelevance);
}

TEST(SearchParametersTest, AQueryOf2000BytesIsTheLongest) {
  EXPECT_TRUE(Parse("q=" + std::string(2000, 'a')).has_value());
  EXPECT_EQ(Parse("q=" + std::string(2001, 'a')).error().parameter, "q");
}

struct Wrong {
  const char* name;
  const char* query;
  const char* parameter;
  const char* says;
};

class WrongParameterTest : public testing::TestWithParam<Wrong> {};

TEST_P(WrongParameterTest, IsNamedWithWhatItMayBe) {
  const auto request = Parse(GetParam().query);
  ASSERT_FALSE(request.has_value());
  EXPECT_EQ(request.error().status, 400);
  EXPECT_EQ(request.error().parameter, GetParam().parameter);
  EXPECT_THAT(request.error().detail, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    , WrongParameterTest,
    testing::Values(
        Wrong{"LimitZero", "limit=0", "limit", "from 1 to 100"},
        Wrong{"LimitHigh", "limit=101", "limit", "from 1 to 100"},
        Wrong{"LimitWord", "limit=ten", "limit", "whole number"},
        Wrong{"LimitEmpty", "limit=", "limit", "whole number"},
        Wrong{"LimitTail", "limit=5x", "limit", "whole number"},
        Wrong{"LimitHuge", "limit=99999999999999999999", "limit",
              "from 1 to 100"},
        Wrong{"OffsetNegative", "offset=-1", "offset", "from 0 to 10000"},
        Wrong{"OffsetHigh", "offset=10001", "offset", "from 0 to 10000"},
        Wrong{"Sort", "sort=date", "sort", "newest"},
        Wrong{"Unknown", "page=2", "page", "offset"},
        Wrong{"Twice", "q=a&q=b", "q", "more than once"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(SearchParametersTest, EveryOrderHasItsName) {
  for (const char* name :
       {"relevance", "newest", "oldest", "terminator", "idiocracy"}) {
    EXPECT_EQ(OrderName(Parse("sort=" + std::string(name))->order), name);
  }
}

}  // namespace
}  // namespace precis
