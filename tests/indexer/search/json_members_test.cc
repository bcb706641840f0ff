#include "indexer/search/json_members.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace precis {
namespace {

TEST(JsonMembersTest, StringsAreDecoded) {
  const std::string json = R"({"a":"x","b":"say \"yes\" \\","c":"\u00e9\n"})";
  const JsonMembers members(json);
  EXPECT_EQ(members.Text("a"), "x");
  EXPECT_EQ(members.Text("b"), "say \"yes\" \\");
  EXPECT_EQ(members.Text("c"), "é\n");
  EXPECT_EQ(members.Text("d"), "");
}

TEST(JsonMembersTest, NestedValuesAreSkippedAsTheyAre) {
  const std::string json =
      R"( { "a" : [1, {"x":"]}"}, []] , "b":{"a":"inner"},"c" : -1.5e3, "d":null } )";
  const JsonMembers members(json);
  EXPECT_EQ(members.Raw("a"), R"([1, {"x":"]}"}, []])");
  EXPECT_EQ(members.Raw("b"), R"({"a":"inner"})");
  EXPECT_EQ(members.Raw("c"), "-1.5e3");
  EXPECT_EQ(members.Raw("d"), "null");
  EXPECT_EQ(members.Text("b"), "");
  EXPECT_EQ(members.Raw("x"), "");
}

TEST(JsonMembersTest, AnythingElseHasNone) {
  for (const char* json :
       {"", "[]", "null", "{}", "{", "{\"", "{\"a", "{\"a\"",
        "{\"a\":", "{\"a\":\"", "{\"a\":[", "{,}", "{a:1}"}) {
    EXPECT_EQ(JsonMembers(json).Raw("a"), "") << json;
  }
}

// Every object cut at every byte, and with a byte changed: what is found is in
// the text, and nothing is read beyond it.
TEST(JsonMembersTest, DamageIsSurvived) {
  const std::string json =
      R"({"id":"a\"b","n":[1,{"t":"x\\"}],"o":{"p":{}},"z":true})";
  std::mt19937 random(20260301);
  for (std::size_t i = 0; i <= json.size(); ++i) {
    std::string damaged = json.substr(0, i);
    damaged.shrink_to_fit();
    static_cast<void>(JsonMembers(damaged).Text("id"));
  }
  for (int i = 0; i < 5000; ++i) {
    std::string damaged = json;
    damaged[random() % damaged.size()] = "\"\\{}[]:,x"[random() % 9];
    const JsonMembers members(damaged);
    for (const char* key : {"id", "n", "o", "z"}) {
      static_cast<void>(members.Text(key));
    }
  }
}

TEST(JsonMembersTest, EqualsAParserOnRandomObjects) {
  std::mt19937 random(20260302);
  for (int i = 0; i < 500; ++i) {
    nlohmann::json object = nlohmann::json::object();
    for (unsigned j = 0; j < random() % 6; ++j) {
      std::string text;
      for (unsigned k = 0; k < random() % 8; ++k) {
        text += "\"\\{}[],:\n a"[random() % 11];
      }
      nlohmann::json value = text;
      if (random() % 3 == 0) value = {text, {{"k", text}}, random() % 100};
      object["k" + std::to_string(j)] = value;
    }
    const std::string json = object.dump(random() % 2 == 0 ? -1 : 2);
    const JsonMembers members(json);
    for (const auto& [key, value] : object.items()) {
      EXPECT_EQ(nlohmann::json::parse(members.Raw(key)), value) << json;
    }
  }
}

}  // namespace
}  // namespace precis
