#include "indexer/explain/explain_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/index/entry_json.h"
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
    // Of structured text the entry does not keep everything.
    const bool plain = std::ranges::all_of(article.blocks, [](const Block& b) {
      return b.kind == BlockKind::kParagraph;
    });
    const Json basis = Explained(Stored(article))["basis"];
    EXPECT_TRUE(!plain || basis["as_stored"]) << article.id << basis;
  }
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

TEST(ExplainEntryTest, AnotherLexiconIsSuspected) {
  Json entry = Json::parse(Stored(Mill()));
  ASSERT_GT(entry["wtf"]["terminator"], 0);
  entry["wtf"]["terminator"] = 0;
  const Json basis = Explained(entry.dump())["basis"];
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
  for (
      const char* entry :
      {"{}", R"({"id":"gone","deleted":true})", R"({"id":"e","text":""})",
       R"({"id":"e","text":"... 123 !","turns":[{"span":[9,2],"speaker":""}]})",
       R"({"id":"e","text":"x","turns":[{"span":[0,99999],"speaker":"A"}]})"}) {
    EXPECT_TRUE(Explained(entry).is_object()) << entry;
  }
}

TEST(ExplainEntryTest, ADamagedEntryIsAnError) {
  for (const char* entry :
       {"", "{", "[]", "null", R"({"text":7})", R"({"authors":"x"})",
        R"({"text":"x","turns":[{"span":["a",1]}]})",
        R"({"text":"x","turns":[{"span":[0]}]})",
        R"({"text":"x","analysis_version":"two"})"}) {
    const auto why = ExplainEntry(entry, analyse::DefaultWtfLexicon());
    ASSERT_FALSE(why) << entry;
    EXPECT_EQ(why.error().code, ErrorCode::kCorrupt);
  }
}

}  // namespace
}  // namespace precis
