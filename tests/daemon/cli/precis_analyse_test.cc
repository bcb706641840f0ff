#include "daemon/cli/precis_analyse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/daemon/cli/captured_console.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::HasSubstr;

std::string Event(int number) {
  return R"({"id":"e)" + std::to_string(number) +
         R"(","title":"Cranes","body":"The crane lifts. It turns."})" + "\n";
}

TEST(PrecisAnalyseTest, LinesKeepTheOrderOfTheInput) {
  std::string input;
  for (int i = 0; i < 1000; ++i) input += Event(i);
  CapturedConsole captured(input);
  EXPECT_EQ(AnalyseCommand({"-", 4}, captured.Get()), kExitOk);
  std::istringstream lines(captured.out.str());
  std::string line;
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(std::getline(lines, line));
    ASSERT_EQ(nlohmann::json::parse(line)["id"], "e" + std::to_string(i));
  }
  EXPECT_FALSE(std::getline(lines, line));
  EXPECT_EQ(captured.error.str(), "");
}

TEST(PrecisAnalyseTest, ARefusedLineIsNamedAndTheRestGoesOn) {
  CapturedConsole captured(Event(1) + "\n{\"id\":\"\"}\nno json\n" + Event(2));
  EXPECT_EQ(AnalyseCommand({"-", 2}, captured.Get()), kExitNothing);
  EXPECT_THAT(captured.error.str(), HasSubstr("line 3: missing_id"));
  EXPECT_THAT(captured.error.str(), HasSubstr("line 4: not_"));
  EXPECT_THAT(captured.out.str(), HasSubstr("\"e2\""));
}

TEST(PrecisAnalyseTest, TheLastLineNeedsNoLineFeed) {
  std::string event = Event(7);
  event.pop_back();
  CapturedConsole captured(event);
  EXPECT_EQ(AnalyseCommand({"-", 1}, captured.Get()), kExitOk);
  EXPECT_THAT(captured.out.str(), HasSubstr("\"e7\""));
}

// As long as several pieces of the reader, and beyond the limit on events.
TEST(PrecisAnalyseTest, LongLinesAreReadWholeAndTooLongOnesRefused) {
  const std::string words(200'000, 'a');
  const std::string large(std::size_t{5} << 20, 'a');
  CapturedConsole captured(R"({"id":"long","body":")" + words + "\"}\n" +
                           R"({"id":"large","body":")" + large + "\"}\n" +
                           Event(3));
  EXPECT_EQ(AnalyseCommand({"-", 2}, captured.Get()), kExitNothing);
  EXPECT_THAT(captured.out.str(), HasSubstr("\"long\""));
  EXPECT_THAT(captured.error.str(), HasSubstr("line 2: too_large"));
  EXPECT_THAT(captured.out.str(), HasSubstr("\"e3\""));
}

TEST(PrecisAnalyseTest, ANulDoesNotCutALine) {
  CapturedConsole captured(std::string("{\"id\":\"n\"\0}\n", 12) + Event(1));
  EXPECT_EQ(AnalyseCommand({"-", 1}, captured.Get()), kExitNothing);
  EXPECT_THAT(captured.error.str(), HasSubstr("line 1: not_json"));
}

TEST(PrecisAnalyseTest, NoInputIsNoError) {
  CapturedConsole captured;
  EXPECT_EQ(AnalyseCommand({"-", 2}, captured.Get()), kExitOk);
  EXPECT_EQ(captured.out.str(), "");
}

TEST(PrecisAnalyseTest, FilesAreReadAndMissingOnesNamed) {
  TemporaryFolder folder;
  CapturedConsole captured;
  const auto file = folder.Write("feed.ndjson", Event(5));
  EXPECT_EQ(AnalyseCommand({file.string(), 2}, captured.Get()), kExitOk);
  EXPECT_THAT(captured.out.str(), HasSubstr("\"e5\""));
  for (const auto& wrong : {folder.path(), folder.path() / "nowhere"}) {
    EXPECT_EQ(AnalyseCommand({wrong.string(), 2}, captured.Get()),
              kExitNoInput);
    EXPECT_THAT(captured.error.str(), HasSubstr(wrong.string()));
  }
}

TEST(PrecisAnalyseTest, SentencesShowTheFeaturesThatTheWeightsMultiply) {
  CapturedConsole captured(
      R"({"id":"mill","body":"The mill of Ulm burned in a cold spring night. )"
      R"(Engineers from Brno rebuilt the wheel of the mill."})"
      "\n");
  EXPECT_EQ(AnalyseCommand({"-", 1, true}, captured.Get()), kExitOk);
  const auto line = nlohmann::json::parse(captured.out.str());
  EXPECT_EQ(line["id"], "mill");
  EXPECT_EQ(line["genre"], "article");
  ASSERT_EQ(line["sentences"].size(), 2u);
  const auto& second = line["sentences"][1];
  EXPECT_EQ(second["text"],
            "Engineers from Brno rebuilt the wheel of the mill.");
  EXPECT_EQ(second["values"].size(), line["features"].size());
  EXPECT_EQ(second["similarity"].size(), 1u);
  EXPECT_GT(second["similarity"][0], 0);  // Both speak of the mill.
}

}  // namespace
}  // namespace precis
