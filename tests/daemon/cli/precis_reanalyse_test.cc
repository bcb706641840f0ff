#include "daemon/cli/precis_reanalyse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/pipeline/learned_frequencies.h"
#include "indexer/analyse/text/word_hash.h"
#include "indexer/index/manifest/layout.h"
#include "indexer/search/searcher.h"
#include "tests/daemon/cli/captured_console.h"
#include "tests/daemon/pipeline/older_index.h"
#include "tests/temporary_folder.h"

namespace precis {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class PrecisReanalyseTest : public testing::Test {
 protected:
  PrecisReanalyseTest() {
    auto store = Unwrap(IndexStore::Open(index_));
    IndexEvents(*store, SomeEvents(50), OldEntry);
    options_.location.index = index_;
  }

  int Run() {
    console_ = std::make_unique<CapturedConsole>();
    return ReanalyseCommand(options_, console_->Get());
  }
  std::string Out() const { return console_->out.str(); }
  std::string Error() const { return console_->error.str(); }

  TemporaryFolder folder_;
  const std::filesystem::path index_ = folder_.path() / "index";
  ReanalyseOptions options_;
  std::unique_ptr<CapturedConsole> console_;
};

TEST_F(PrecisReanalyseTest, SaysHowManyAndHowFarItIs) {
  EXPECT_EQ(Run(), kExitOk) << Error();
  EXPECT_EQ(Out(), "reanalysed: 50 entries\n");
  EXPECT_THAT(Error(), HasSubstr(" of 50 entries, "));
  EXPECT_THAT(Error(), HasSubstr(" a second\n"));
  EXPECT_EQ(Run(), kExitOk);
  EXPECT_EQ(Out(), "reanalysed: 0 entries\n");
}

TEST_F(PrecisReanalyseTest, ADryRunWorksBesideADaemon) {
  const auto store = Unwrap(IndexStore::Open(index_));
  options_.dry_run = true;
  EXPECT_EQ(Run(), kExitOk);
  EXPECT_EQ(Out(), "to reanalyse: 50 entries\n");
}

TEST_F(PrecisReanalyseTest, WhoHoldsTheIndexIsSaid) {
  const auto store = Unwrap(IndexStore::Open(index_));
  EXPECT_EQ(Run(), kExitUnavailable);
  EXPECT_THAT(Error(), HasSubstr("in use by process"));
}

TEST_F(PrecisReanalyseTest, StoppedItSaysHowToGoOn) {
  std::stop_source stop;
  stop.request_stop();
  options_.stop = stop.get_token();
  options_.dry_run = true;
  EXPECT_EQ(Run(), kExitNothing);
  EXPECT_THAT(Error(), HasSubstr("stopped after 0 entries of 50"));
}

TEST_F(PrecisReanalyseTest, TheConfigurationSaysWhichLexicon) {
  const auto own = folder_.Write("own.txt", "[axis]\nnonsense\n");
  options_.location.config = folder_.Write(
      "precisd.toml", "[index]\ndirectory = \"" + index_.string() +
                          "\"\n[analysis]\nwtf_lexicon = \"" + own.string() +
                          "\"\n[source]\ntype = \"demo\"\n");
  EXPECT_EQ(Run(), kExitUsage);
  EXPECT_THAT(Error(), HasSubstr("own.txt"));
}

TEST_F(PrecisReanalyseTest, ALexiconThatCannotBeReadIsNamed) {
  options_.lexicon = folder_.path() / "none.txt";
  EXPECT_EQ(Run(), kExitUsage);
  EXPECT_THAT(Error(), HasSubstr("none.txt: cannot be read"));
}

TEST_F(PrecisReanalyseTest, ScoresOfAnUnknownLexiconStayAndItIsSaid) {
  std::filesystem::copy_file(PRECIS_SOURCE_DIR
                             "/indexer/analyse/wtf/wtf_lexicon.txt",
                             folder_.path() / "own.txt");
  options_.lexicon = folder_.path() / "own.txt";
  EXPECT_EQ(Run(), kExitOk) << Error();
  options_.lexicon.clear();
  options_.all = true;
  EXPECT_EQ(Run(), kExitNothing);
  EXPECT_THAT(Error(), HasSubstr("--lexicon FILE"));
}

TEST_F(PrecisReanalyseTest, KeyPhrasesAreHeldAgainstWhatTheStreamTaught) {
  const std::string event =
      R"({"id":"farm","title":"A field","body":"The barley stood high. )"
      R"(The farmers cut the barley at dawn. Rain fell on the barley. )"
      R"(The barley was dry by noon, and the barley was sold."})";
  const auto index = folder_.path() / "farm";
  options_.location.index = index;
  options_.all = true;
  IndexEvents(*Unwrap(IndexStore::Open(index)), {event}, NewEntry);
  const auto topics = [&] {
    const auto searcher = Unwrap(Searcher::Open(index));
    return nlohmann::json::parse(*Unwrap(searcher->EntryJson("farm")))
        .at("topics")
        .get<std::vector<std::string>>();
  };
  EXPECT_THAT(topics(), Contains("barley"));
  {
    LearnedFrequencies learned(FrequenciesPath(index), 50'000);
    learned.Fold({.articles = 50'000,
                  .counts = {{analyse::HashStem("barley"), 50'000.0F}}});
    learned.Save();
  }
  EXPECT_EQ(Run(), kExitOk) << Error();
  EXPECT_THAT(topics(), Not(Contains("barley")));
}

TEST_F(PrecisReanalyseTest, AnIndexThatIsNotThereIsNamed) {
  options_.location.index = folder_.path() / "none";
  EXPECT_EQ(Run(), kExitNoInput);
  EXPECT_THAT(Error(), HasSubstr("no index at"));
}

}  // namespace
}  // namespace precis
