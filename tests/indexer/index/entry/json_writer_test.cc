#include "indexer/index/entry/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "indexer/index/entry/entry_json.h"
#include "tests/indexer/index/random_entry.h"

namespace precis {
namespace {

using Json = nlohmann::ordered_json;

std::string Written(std::string_view text) {
  JsonWriter json(0);
  json.String(text);
  return json.Take();
}

std::string Dumped(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

TEST(JsonWriterTest, NestsAndSeparates) {
  JsonWriter json(0);
  json.BeginObject();
  json.String("a", "x");
  json.Key("b");
  json.BeginArray();
  json.Integer(-7);
  json.Bool(true);
  json.BeginObject();
  json.EndObject();
  json.EndArray();
  json.Key("c");
  json.Strings({"y", ""});
  json.Key("d");
  json.Strings({});
  json.EndObject();
  EXPECT_EQ(json.Take(), R"({"a":"x","b":[-7,true,{}],"c":["y",""],"d":[]})");
}

TEST(JsonWriterTest, EveryByteAnywhereInAStringIsAsNlohmannDumpsIt) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 18; ++at) {
      std::string text(18, 'x');
      text[at] = static_cast<char>(byte);
      ASSERT_EQ(Written(text), Dumped(text)) << byte << " at " << at;
    }
  }
}

TEST(JsonWriterTest, RandomTextIsAsNlohmannDumpsIt) {
  std::mt19937 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = RandomText(random, random() % 12);
    ASSERT_EQ(Written(text), Dumped(text));
    std::string bytes(random() % 12, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    ASSERT_EQ(Written(bytes), Dumped(bytes));
  }
}

TEST(JsonWriterTest, EveryCharacterIsAsNlohmannDumpsIt) {
  for (unsigned code = 0x80; code < 0x110000; ++code) {
    std::string text;
    if (code >= 0x10000) text += static_cast<char>(0xf0 | code >> 18);
    if (code >= 0x10000) text += static_cast<char>(0x80 | (code >> 12 & 0x3f));
    if (code >= 0x800 && code < 0x10000) {
      text += static_cast<char>(0xe0 | code >> 12);
    }
    if (code >= 0x800) text += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    if (code < 0x800) text += static_cast<char>(0xc0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3f));
    ASSERT_EQ(Written(text), Dumped(text)) << code;
  }
}

TEST(JsonWriterTest, NumbersAreAsNlohmannDumpsThem) {
  for (const double number :
       {0.0, -0.0, 1.0, 0.1, 1e-7, 1e25, 12.5, std::nan(""),
        std::numeric_limits<double>::max()}) {
    JsonWriter json(0);
    json.Number(number);
    EXPECT_EQ(json.Take(), Json(number).dump());
  }
}

TEST(JsonWriterTest, ThousandthsAreAsNlohmannDumpsThem) {
  for (int i = -1000; i <= 1'001'000; ++i) {
    for (const double number : {i / 1000.0, std::nextafter(i / 1000.0, 2e3)}) {
      JsonWriter json(0);
      json.Number(number);
      ASSERT_EQ(json.Take(), Json(number).dump());
    }
  }
}

TEST(JsonWriterTest, EntriesAreValidJson) {
  for (const Entry& entry : MakeRandomEntries(300, 11)) {
    const std::string json = EntryToJson(entry);
    ASSERT_EQ(Json::parse(json).dump(), json);
  }
}

}  // namespace
}  // namespace precis
