#include "indexer/index/entry/entry_json.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

using Json = nlohmann::json;

Entry FullEntry() {
  Entry entry = SampleEntry("id-1", 7);
  entry.article.kind = ArticleKind::kEpisode;
  entry.article.updated_at = 0;
  entry.article.published_in_future = true;
  entry.article.hosts = {"Ines Okafor"};
  Analysis& analysis = entry.analysis;
  analysis.takeaway = Excerpt{"Cranes talk.", {4, 16}, true};
  analysis.dek = {{"One.", {0, 4}}, {"Two.", {5, 9}}};
  analysis.summary = {{"One.", {0, 4}}};
  analysis.bullets = {{{"A bullet.", {1, 2}}, "Advice"},
                      {{"Plain.", {2, 3}}, ""}};
  analysis.chapters = {{"Start", {0, 9}, 12.5, Excerpt{"One.", {0, 4}}}};
  analysis.sections = {{"Head", {0, 9}}};
  analysis.quotes = {{"\"Yes\"", {3, 8}, "Mara Lindqvist", 0.75, "said", true}};
  analysis.statements = {{"that no", {9, 12}, "Otto Brandt", 0.5, "argued"}};
  analysis.turns = {{{0, 9}, "Ines Okafor", 3.0}};
  analysis.not_done = {"places"};
  analysis.people = {"Mara Lindqvist"};
  analysis.organisations = {"Harbour Board"};
  analysis.places = {"Lund"};
  analysis.topics = {"cranes"};
  analysis.wtf = WtfIndex{"NEUTRAL",
                          1,
                          2,
                          "Because.",
                          {{"terminator", "surveillance", {"x", {0, 1}}}}};
  return entry;
}

TEST(EntryJsonTest, HoldsEveryField) {
  const Json json = Json::parse(EntryToJson(FullEntry()));
  EXPECT_EQ(json["id"], "id-1");
  EXPECT_EQ(json["kind"], "episode");
  EXPECT_EQ(json["published_at"], "2023-11-14T22:13:27Z");
  EXPECT_EQ(json["updated_at"], "1970-01-01T00:00:00Z");
  EXPECT_EQ(json["published_in_future"], true);
  EXPECT_EQ(
      json["takeaway"],
      Json::parse(R"({"text":"Cranes talk.","span":[4,16],"edited":true})"));
  EXPECT_EQ(
      json["bullets"][0],
      Json::parse(R"({"text":"A bullet.","span":[1,2],"group":"Advice"})"));
  EXPECT_EQ(json["chapters"][0]["start_s"], 12.5);
  EXPECT_EQ(
      json["quotes"][0],
      Json::parse(R"({"text":"\"Yes\"","span":[3,8],"speaker":"Mara Lindqvist",
      "confidence":0.75,"tier":"high","cue":"said","pull_quote":true})"));
  EXPECT_EQ(json["statements"][0]["cue"], "argued");
  EXPECT_EQ(json["turns"][0]["start_s"], 3.0);
  EXPECT_EQ(json["not_done"], Json({"places"}));
  EXPECT_EQ(json["organisations"], Json({"Harbour Board"}));
  EXPECT_EQ(json["wtf"]["evidence"][0]["axis"], "terminator");
  EXPECT_EQ(
      json["origin"],
      Json::parse(
          R"({"cluster":"cluster","topic":"news","partition":0,"offset":7})"));
  EXPECT_EQ(json["analysis_version"], 1);
  EXPECT_EQ(json["text"], FullEntry().article.text);
}

TEST(EntryJsonTest, WhatIsNotThereIsLeftOut) {
  Entry entry = SampleEntry("id-1", 7);
  entry.article.published_at.reset();
  const Json json = Json::parse(EntryToJson(entry));
  for (const char* key : {"published_at", "updated_at", "url", "takeaway",
                          "wtf", "published_in_future", "not_done"}) {
    EXPECT_FALSE(json.contains(key)) << key;
  }
}

TEST(EntryJsonTest, BytesThatAreNotUtf8DoNotThrow) {
  Entry entry = SampleEntry("id-1", 7);
  entry.article.text = "a\xff";
  EXPECT_EQ(Json::parse(EntryToJson(entry))["text"], "a\xef\xbf\xbd");
}

// Checks `value` against the parts of JSON Schema that entry.schema.json uses
// for objects: properties, required, items, $ref.
void CheckShape(const Json& root, const Json& schema, const Json& value,
                const std::string& path) {
  if (schema.contains("$ref")) {
    const auto name = schema["$ref"].get<std::string>().substr(
        std::string("#/$defs/").size());
    return CheckShape(root, root["$defs"].at(name), value, path);
  }
  if (value.is_array() && schema.contains("items")) {
    for (const Json& item : value)
      CheckShape(root, schema["items"], item, path + "[]");
  }
  if (!value.is_object()) return;
  for (const Json& key : schema.value("required", Json::array())) {
    EXPECT_TRUE(value.contains(key.get<std::string>())) << path << key;
  }
  for (const auto& [key, item] : value.items()) {
    ASSERT_TRUE(schema["properties"].contains(key)) << path << "." << key;
    CheckShape(root, schema["properties"][key], item, path + "." + key);
  }
}

TEST(EntryJsonTest, HasTheShapeOfItsSchema) {
  std::ifstream file(PRECIS_SOURCE_DIR "/schemas/entry.schema.json");
  const Json schema = Json::parse(file);
  CheckShape(schema, schema, Json::parse(EntryToJson(FullEntry())), "entry");
  CheckShape(schema, schema, Json::parse(EntryToJson(SampleEntry("id-1", 7))),
             "entry");
}

TEST(AnalysisLineTest, IsFlat) {
  const Entry entry = FullEntry();
  const std::string line = AnalysisLine(entry.article, entry.analysis);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Json json = Json::parse(line);
  EXPECT_EQ(json["takeaway"], "Cranes talk.");
  EXPECT_EQ(json["dek"], "One. Two.");
  EXPECT_EQ(json["summary"], Json({"One."}));
  EXPECT_EQ(json["bullets"][1], Json::parse(R"({"text":"Plain."})"));
  EXPECT_EQ(json["quotes"][0]["span"], Json({3, 8}));
  EXPECT_EQ(json["orgs"], Json({"Harbour Board"}));
  EXPECT_EQ(json["turns"][0]["speaker"], "Ines Okafor");
  EXPECT_EQ(json["language"], "en");
  EXPECT_EQ(json["analysis_version"], entry.analysis.version);
}

}  // namespace
}  // namespace precis
