// search, show and status over a real index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "daemon/cli/precis_explain.h"
#include "daemon/cli/precis_search.h"
#include "daemon/cli/precis_show.h"
#include "daemon/cli/precis_status.h"
#include "tests/daemon/cli/captured_console.h"
#include "tests/daemon/serve/sample_serving.h"

namespace precis {
namespace {

using testing::HasSubstr;
using testing::Not;

class PrecisCommandsTest : public testing::Test {
 protected:
  PrecisCommandsTest() {
    auto store = Unwrap(IndexStore::Open(folder_.path()));
    PublishEntries(*store, {RichEntry("grid/1", 0), SampleEntry("plain", 1)});
    PublishEntries(*store, {SampleTombstone("plain", 5)});
  }

  int Search(const std::string& query,
             SearchTarget target = SearchTarget::kEntries, bool json = false) {
    SearchOptions options;
    options.location.index = folder_.path();
    options.request.query = query;
    options.request.target = target;
    options.json = json;
    return SearchCommand(options, console_.Get());
  }

  TemporaryFolder folder_;
  CapturedConsole console_;
};

TEST_F(PrecisCommandsTest, SearchPrintsWhatItFinds) {
  EXPECT_EQ(Search("speaker:\"Mara Lindqvist\""), kExitOk);
  EXPECT_THAT(console_.out.str(), HasSubstr("harbour that shares"));
  EXPECT_THAT(console_.out.str(), HasSubstr("— Mara Lindqvist (97 %)"));
  EXPECT_THAT(console_.out.str(), HasSubstr("precis show 'grid/1'"));
}

TEST_F(PrecisCommandsTest, QuotesAreFoundOnTheirOwn) {
  EXPECT_EQ(Search("forecast", SearchTarget::kQuotes), kExitOk);
  EXPECT_THAT(console_.out.str(), HasSubstr("A forecast is not"));
}

TEST_F(PrecisCommandsTest, NothingFoundIsAnExitStatusOfItsOwn) {
  EXPECT_EQ(Search("zxqvbn"), kExitNothing);
  EXPECT_THAT(console_.out.str(), HasSubstr("Nothing found"));
}

TEST_F(PrecisCommandsTest, AQueryThatCannotBeUnderstoodIsAUsageError) {
  EXPECT_EQ(Search("date:yesterday"), kExitUsage);
  EXPECT_THAT(console_.error.str(), HasSubstr("date"));
}

TEST_F(PrecisCommandsTest, SearchAnswersInJsonAsTheServerDoes) {
  EXPECT_EQ(Search("battery", SearchTarget::kEntries, true), kExitOk);
  const auto results = nlohmann::json::parse(console_.out.str());
  EXPECT_EQ(results["entries"][0]["id"], "grid/1");
}

TEST_F(PrecisCommandsTest, ShowPrintsThePage) {
  EXPECT_EQ(
      ShowCommand({{folder_.path(), ""}, "grid/1", false}, console_.Get()),
      kExitOk);
  for (const char* part :
       {"Ines Aubert — Mara Lindqvist", "◄ Terminator 4   Idiocracy 1 ►",
        "Most important take-away", "What to watch:",
        "0:01:01 One battery: The harbour shares one battery.",
        "— Jonas Okafor (66 %)", "Topics: energy storage"}) {
    EXPECT_THAT(console_.out.str(), HasSubstr(part));
  }
}

TEST_F(PrecisCommandsTest, ShowSaysWhatIsNotMadeForALanguage) {
  Entry german = SampleEntry("deutsch", 2);
  german.analysis.language = "de";
  german.analysis.not_done = {"quotes", "wtf"};
  PublishEntries(*Unwrap(IndexStore::Open(folder_.path())), {german});
  EXPECT_EQ(
      ShowCommand({{folder_.path(), ""}, "deutsch", false}, console_.Get()),
      kExitOk);
  EXPECT_THAT(console_.out.str(),
              HasSubstr("Not made for texts in this language (de): quotes, "
                        "wtf"));
}

TEST_F(PrecisCommandsTest, ShowOfADeletedEntryFindsNothing) {
  EXPECT_EQ(ShowCommand({{folder_.path(), ""}, "plain", false}, console_.Get()),
            kExitNothing);
  EXPECT_THAT(console_.error.str(), HasSubstr("'plain'"));
}

TEST_F(PrecisCommandsTest, ShowAnswersInJson) {
  EXPECT_EQ(ShowCommand({{folder_.path(), ""}, "grid/1", true}, console_.Get()),
            kExitOk);
  EXPECT_EQ(nlohmann::json::parse(console_.out.str())["id"], "grid/1");
}

TEST_F(PrecisCommandsTest, ExplainSaysWhyInWords) {
  EXPECT_EQ(ExplainCommand({{folder_.path(), ""}, "grid/1", false, {}},
                           console_.Get()),
            kExitOk);
  for (const char* part :
       {"Why: The harbour that shares its batteries",
        "What is explained is not all that is stored", "Take-away", "Score ",
        "near the very beginning", "Next best",
        "— Mara Lindqvist (97\u00a0%, high)",
        "Found by: verb and speaker after it, the words “Mara Lindqvist”",
        "Mara Lindqvist: is named in these words", "WTF Index NEUTRAL",
        "Topics"}) {
    EXPECT_THAT(console_.out.str(), HasSubstr(part));
  }
}

TEST_F(PrecisCommandsTest, ExplainOfADeletedEntryFindsNothing) {
  EXPECT_EQ(ExplainCommand({{folder_.path(), ""}, "plain", false, {}},
                           console_.Get()),
            kExitNothing);
  EXPECT_THAT(console_.error.str(), HasSubstr("'plain'"));
}

TEST_F(PrecisCommandsTest, ExplainAnswersInJson) {
  EXPECT_EQ(ExplainCommand({{folder_.path(), ""}, "grid/1", true, {}},
                           console_.Get()),
            kExitOk);
  const auto why = nlohmann::json::parse(console_.out.str());
  EXPECT_EQ(why["id"], "grid/1");
  EXPECT_EQ(why["quotes"][0]["speaker"], "Mara Lindqvist");
}

TEST_F(PrecisCommandsTest, ExplainTakesTheLexiconOfTheConfiguration) {
  folder_.Write("words.txt", "not a lexicon\n");
  folder_.Write("precisd.toml",
                "[source]\ntype = \"file\"\n[source.file]\npath = \"-\"\n"
                "[index]\ndirectory = \"elsewhere\"\n"
                "[analysis]\nwtf_lexicon = \"" +
                    (folder_.path() / "words.txt").string() + "\"\n");
  const IndexLocation location = {folder_.path(),
                                  folder_.path() / "precisd.toml"};
  EXPECT_EQ(ExplainCommand({location, "grid/1", false, {}}, console_.Get()),
            kExitUsage);
  EXPECT_THAT(console_.error.str(), HasSubstr("analysis.wtf_lexicon"));
}

TEST_F(PrecisCommandsTest, StatusShowsOffsetsAndTheAccount) {
  EXPECT_EQ(StatusCommand({{folder_.path(), ""}, false}, console_.Get()),
            kExitOk);
  for (const char* part :
       {"1 entry, ", "news [0]", "next offset 2", "finished beyond it: 5",
        "consumed 3 = indexed 2", "tombstone 1", "balances"}) {
    EXPECT_THAT(console_.out.str(), HasSubstr(part));
  }
  EXPECT_THAT(console_.out.str(), Not(HasSubstr("DOES NOT")));
}

TEST_F(PrecisCommandsTest, StatusThatDoesNotBalanceSaysSoAndFails) {
  {
    auto store = Unwrap(IndexStore::Open(folder_.path()));
    Publication publication;
    publication.partitions[kSamplePartition].tally.consumed = 1;
    Unwrap(store->Publish(publication));
  }
  EXPECT_EQ(StatusCommand({{folder_.path(), ""}, false}, console_.Get()),
            kExitNothing);
  EXPECT_THAT(console_.out.str(), HasSubstr("DOES NOT BALANCE"));
}

TEST_F(PrecisCommandsTest, StatusAnswersInJson) {
  EXPECT_EQ(StatusCommand({{folder_.path(), ""}, true}, console_.Get()),
            kExitOk);
  const auto status = nlohmann::json::parse(console_.out.str());
  EXPECT_EQ(status["entries"], 1);
  EXPECT_EQ(status["balances"], true);
  EXPECT_EQ(status["partitions"][0]["next"], 2);
  EXPECT_EQ(status["partitions"][0]["finished"][0][0], 5);
}

TEST_F(PrecisCommandsTest, NoIndexIsNamedWithTheRemedy) {
  const auto nowhere = folder_.path() / "nowhere";
  EXPECT_EQ(StatusCommand({{nowhere, ""}, false}, console_.Get()),
            kExitNoInput);
  EXPECT_THAT(console_.error.str(), HasSubstr(nowhere.string()));
  EXPECT_EQ(StatusCommand({{"", ""}, false}, console_.Get()), kExitUsage);
  EXPECT_THAT(console_.error.str(), HasSubstr("--index"));
}

}  // namespace
}  // namespace precis
