// Holds the parser against event_cases.json, which event_schema_test.py holds
// the schema against: what one refuses the other must refuse.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/parse/article_parser.h"

namespace precis {
namespace {

using nlohmann::json;

constexpr UnixMs kNow = 1'772'500'000'000;  // In March 2026.

json Load(const std::string& path) {
  std::ifstream file(std::string(PRECIS_SOURCE_DIR) + "/" + path);
  return json::parse(file);
}

class EventCaseTest : public testing::TestWithParam<json> {};

TEST_P(EventCaseTest, IsTakenOrRefusedAsItSays) {
  ArticleParser parser;
  const auto article = parser.Parse(GetParam().at("event").dump(), kNow);
  if (!GetParam().contains("refused")) {
    ASSERT_TRUE(article) << ReasonName(article.error().reason) << " "
                         << article.error().field << " "
                         << article.error().detail;
    return;
  }
  ASSERT_FALSE(article);
  EXPECT_EQ(ReasonName(article.error().reason),
            GetParam().at("refused").get<std::string>());
  EXPECT_EQ(article.error().field, GetParam().at("field").get<std::string>());
  EXPECT_FALSE(article.error().detail.empty());
}

INSTANTIATE_TEST_SUITE_P(
    , EventCaseTest,
    testing::ValuesIn(
        Load("tests/indexer/parse/event_cases.json").get<std::vector<json>>()),
    [](const auto& param_info) {
      return param_info.param.at("name").template get<std::string>();
    });

TEST(EventSchemaTest, ItsExamplesAreTaken) {
  ArticleParser parser;
  const json schema = Load("schemas/article-event.schema.json");
  ASSERT_FALSE(schema.at("examples").empty());
  for (const json& example : schema.at("examples")) {
    EXPECT_TRUE(parser.Parse(example.dump(), kNow)) << example;
  }
}

}  // namespace
}  // namespace precis
