#include "daemon/source/dead_letter_file.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "daemon/source/base64.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using nlohmann::json;

DeadLetter Letter(std::string value) {
  DeadLetter letter;
  letter.refused_at = 1767225600000;
  letter.stage = "parse";
  letter.code = "not_json";
  letter.detail = "unexpected end";
  letter.origin = {"cluster", "news", 3};
  letter.offset = 17;
  letter.value = std::move(value);
  letter.headers = {{"trace", "abc"}};
  return letter;
}

TEST(DeadLetterFileTest, KeepsTheEventAndWhereItCameFrom) {
  const json line = json::parse(DeadLetterLine(Letter("{\"id\":")));
  EXPECT_EQ(line["time"], "2026-01-01T00:00:00Z");
  EXPECT_EQ(line["code"], "not_json");
  EXPECT_EQ(line["topic"], "news");
  EXPECT_EQ(line["partition"], 3);
  EXPECT_EQ(line["offset"], 17);
  EXPECT_EQ(line["value"], "{\"id\":");
  EXPECT_EQ(line["key"], nullptr);
  EXPECT_EQ(line["headers"][0]["name"], "trace");
}

TEST(DeadLetterFileTest, KeepsBytesThatAreNotUtf8) {
  const json line = json::parse(DeadLetterLine(Letter("a\xff\0b")));
  EXPECT_EQ(line["value_base64"], Base64("a\xff\0b"));
  EXPECT_FALSE(line.contains("value"));
}

TEST(DeadLetterFileTest, AppendsAcrossRuns) {
  const TemporaryFolder folder;
  for (int run = 0; run < 2; ++run) {
    auto file = DeadLetterFile::Open(folder.path() / "dead");
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->Write({Letter("x"), Letter("y")}));
  }
  std::istringstream lines(folder.Read("dead"));
  std::string values;
  for (std::string line; std::getline(lines, line);) {
    values += json::parse(line)["value"].get<std::string>();
  }
  EXPECT_EQ(values, "xyxy");
}

TEST(DeadLetterFileTest, NamesAFolderThatIsNotThere) {
  const auto file = DeadLetterFile::Open("/no/such/folder/dead.ndjson");
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().message.find("/no/such/folder"), std::string::npos);
}

TEST(Base64Test, EncodesTheExamplesOfRfc4648) {
  EXPECT_EQ(Base64(""), "");
  EXPECT_EQ(Base64("f"), "Zg==");
  EXPECT_EQ(Base64("fo"), "Zm8=");
  EXPECT_EQ(Base64("foo"), "Zm9v");
  EXPECT_EQ(Base64("foobar"), "Zm9vYmFy");
}

}  // namespace
}  // namespace precis
