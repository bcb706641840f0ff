#include "indexer/explain/explain_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/index/entry/entry_json.h"
#include "tests/indexer/analyse/sample_article.h"
#include "tests/indexer/explain/sample_feed.h"

namespace precis {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

std::string Stored(const Article& article) {
  return EntryToJson({article, Analyse(article), {}});
}

Json Explained(const std::string& entry) {
  const auto explanation = ExplainEntry(entry, analyse::DefaultWtfLexicon());
  return explanation ? Json::parse(*explanation) : Json();
}

Article Mill() {
  Article article = analyse::PlainArticle(
      "The robot of the mill in Ulm killed a miller on Monday. “Nobody had "
      "told it to stop, and so it did not stop,” said Ada Lund, who owns the "
      "mill. A court will hear the case about the AI in spring.",
      "Robot kills miller in Ulm");
  article.blocks[0].span.end = article.text.size();
  return article;
}

// Checks `value` against what explanation.schema.json uses of JSON Schema:
// properties, required, items, $ref, additionalProperties, enum, maxItems.
void CheckShape(const Json& root, const Json& schema, const Json& value,
                const std::string& path) {
  if (schema.contains("$ref")) {
    const auto name = schema["$ref"].get<std::string>().substr(
        std::string("#/$defs/").size());
    return CheckShape(root, root["$defs"].at(name), value, path);
  }
  if (schema.contains("enum")) {
    EXPECT_NE(std::ranges::find(schema["enum"], value), schema["enum"].end())
        << path << " is " << value;
  }
  if (value.is_array()) {
    EXPECT_LE(value.size(), schema.value("maxItems", std::size_t{1} << 30))
        << path;
    for (const Json& item : value)
      CheckShape(root, schema["items"], item, path + "[]");
  }
  if (!value.is_object() || !schema.contains("properties")) return;
  for (const Json& key : schema["required"]) {
    EXPECT_TRUE(value.contains(key.get<std::string>())) << path << key;
  }
  for (const auto& [key, item] : value.items()) {
    ASSERT_TRUE(schema["properties"].contains(key)) << path << "." << key;
    CheckShape(root, schema["properties"][key], item, path + "." + key);
  }
}

TEST(ExplainEntryTest, HasTheShapeOfItsSchema) {
  std::ifstream file(PRECIS_SOURCE_DIR "/schemas/explanation.schema.json");
  const Json schema = Json::parse(file);
  CheckShape(schema, schema, Explained(Stored(Mill())), "mill");
  for (const Article& article : SampleFeed()) {
    CheckShape(schema, schema, Explained(Stored(article)), article.id);
  }
}

TEST(ExplainEntryTest, AnEntryOfThisProgramIsExplainedAsItIsStored) {
  const Json why = Explained(Stored(Mill()));
  EXPECT_EQ(why["basis"]["as_stored"], true);
  EXPECT_EQ(why["basis"]["differs"], Json::array());
  EXPECT_EQ(why["basis"]["analysis_version"], kAnalysisVersion);
}

TEST(ExplainEntryTest, TheSampleFeedIsExplainedAsItIsStored) {
  for (const Article& article : SampleFeed()) {
    const Json basis = Explained(Stored(article))["basis"];
    EXPECT_EQ(basis["as_stored"], true) << article.id << basis;
    EXPECT_EQ(basis["layout_kept"], true);
  }
}

TEST(ExplainEntryTest, AnEntryOfAnOlderProgramIsTakenLineByLine) {
  Json entry = Json::parse(Stored(Mill()));
  ASSERT_EQ(entry.erase("layout"), 1u);
  const Json basis = Explained(entry.dump())["basis"];
  EXPECT_EQ(basis["layout_kept"], false);
  EXPECT_EQ(basis["as_stored"], true);
}

TEST(ExplainEntryTest, AnotherAnalysisIsSaidToBeOne) {
  Json entry = Json::parse(Stored(Mill()));
  entry["analysis_version"] = 1;
  entry["takeaway"]["text"] = "Something else.";
  const Json basis = Explained(entry.dump())["basis"];
  EXPECT_EQ(basis["as_stored"], false);
  EXPECT_EQ(basis["differs"], Json({"takeaway"}));
  EXPECT_EQ(basis["entry_analysis_version"], 1);
  EXPECT_THAT(basis["note"].get<std::string>(), HasSubstr("version 1"));
}

TEST(ExplainEntryTest, AnotherLexiconIsNamed) {
  Json entry = Json::parse(Stored(Mill()));
  ASSERT_GT(entry["wtf"]["terminator"], 0);
  entry["wtf"]["lexicon"] = "0123456789abcdef";
  const Json basis = Explained(entry.dump())["basis"];
  EXPECT_EQ(basis["same_lexicon"], false);
  EXPECT_EQ(basis["differs"], Json({"wtf"}));
  EXPECT_THAT(basis["note"].get<std::string>(), HasSubstr("lexicon"));
}

TEST(ExplainEntryTest, AnEntryWithoutAnalysisIsSaidToBeOne) {
  const Json basis = Explained(EntryToJson({Mill(), {}, {}}))["basis"];
  EXPECT_EQ(basis["entry_analysis_version"], 0);
  EXPECT_THAT(basis["note"].get<std::string>(), HasSubstr("without"));
}

TEST(ExplainEntryTest, ATranscriptOfSegmentsKeepsItsTurns) {
  Article episode;
  episode.id = "talk";
  for (int i = 0; i < 3; ++i) {
    analyse::AddBlock(episode, BlockKind::kTurn,
                      "The wheel of the mill turns again since the spring.")
        .speaker = "Ada Lund";
    analyse::AddBlock(episode, BlockKind::kTurn,
                      "And nobody in the whole town of Ulm can say why.")
        .speaker = "Ivo Brandt";
  }
  const Json why = Explained(Stored(episode));
  EXPECT_EQ(why["basis"]["as_stored"], true) << why["basis"];
  EXPECT_EQ(why["weights"], "talk");
  EXPECT_EQ(why["quotes"][0]["reading"], "label");
}

TEST(ExplainEntryTest, WeirdEntriesAreNoErrors) {
  Article tombstone;
  tombstone.id = "gone";
  tombstone.deleted = true;
  EXPECT_TRUE(Explained(EntryToJson({tombstone, {}, {}})).is_object());
  for (const char* text : {"", " \n ", "... 123 !", "\xff\xfe", "“"}) {
    const Article article = analyse::PlainArticle(text, text);
    EXPECT_TRUE(Explained(Stored(article)).is_object()) << text;
    EXPECT_TRUE(Explained(EntryToJson({article, {}, {}})).is_object()) << text;
  }
}

TEST(ExplainEntryTest, ADamagedEntryIsAnError) {
  Json entry = Json::parse(Stored(Mill()));
  entry["analysis_version"] = "two";
  const std::string wrong_version = entry.dump();
  entry = Json::parse(Stored(Mill()));
  entry["layout"] = {{"blocks", "ppp"}, {"spans", {0, 99999}}};
  for (const std::string& damaged :
       {std::string(), std::string("{"), std::string("[]"), std::string("null"),
        std::string("{}"), std::string(R"({"text":7})"), wrong_version,
        entry.dump()}) {
    const auto why = ExplainEntry(damaged, analyse::DefaultWtfLexicon());
    ASSERT_FALSE(why) << damaged;
    EXPECT_EQ(why.error().code, ErrorCode::kCorrupt);
  }
}

}  // namespace
}  // namespace precis
