#include "bench/corpus/probe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/temporary_folder.h"

namespace precis::bench {
namespace {

std::filesystem::path Corpus(const TemporaryFolder& folder,
                             const std::vector<std::string>& texts) {
  const auto path = folder.path() / "events.ndjson";
  std::ofstream out(path);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out << R"({"id":"e)" << i << R"(","title":"Harbour","body":")" << texts[i]
        << "\"}\n";
  }
  return path;
}

const ProbeWord* Find(const Probe& probe, std::string_view stem) {
  const auto found = std::ranges::find(probe.words, stem, &ProbeWord::stem);
  return found == probe.words.end() ? nullptr : &*found;
}

TEST(ProbeTest, CountsArticlesWithAnyFormOfAWord) {
  const TemporaryFolder folder;
  const Probe probe = MakeProbe(
      Corpus(folder, {"robots robot waiting", "the robots", "nothing"}), 10);
  EXPECT_EQ(probe.articles, 3U);
  const ProbeWord* const robot = Find(probe, "robot");
  ASSERT_NE(robot, nullptr);
  EXPECT_EQ(robot->word, "robots");  // The form that is written most.
  EXPECT_EQ(robot->hits, 2U);
}

TEST(ProbeTest, AsksNothingOfWordsThatTokenisersSplitDifferently) {
  const TemporaryFolder folder;
  const Probe probe =
      MakeProbe(Corpus(folder, {"robots", "robots'n waiting"}), 10);
  EXPECT_EQ(Find(probe, "robot"), nullptr);
  EXPECT_NE(Find(probe, "wait"), nullptr);
}

// "generously" has the stem "generous" for one of Porter's stemmers, and is
// with "general" for the other.
TEST(ProbeTest, AsksNothingOfWordsThatStemmersPutTogetherDifferently) {
  const TemporaryFolder folder;
  const Probe probe =
      MakeProbe(Corpus(folder, {"generously waiting", "general waiting"}), 10);
  EXPECT_EQ(Find(probe, "generous"), nullptr);
  EXPECT_EQ(Find(probe, "general"), nullptr);
}

TEST(ProbeTest, CountsPhrases) {
  const TemporaryFolder folder;
  const Probe probe = MakeProbe(
      Corpus(folder, {"quiet, robots", "robots quiet robots", "quiet"}), 10);
  ASSERT_FALSE(probe.phrases.empty());
  EXPECT_EQ(probe.phrases[0].first, "quiet");
  EXPECT_EQ(probe.phrases[0].second, "robots");
  EXPECT_EQ(probe.phrases[0].hits, 2U);
}

TEST(ProbeTest, AFileKeepsIt) {
  const TemporaryFolder folder;
  const Probe probe = MakeProbe(Corpus(folder, {"quiet robots"}), 10);
  WriteProbe(probe, folder.path() / "probe.json");
  const Probe read = ReadProbe(folder.path() / "probe.json");
  EXPECT_EQ(read.articles, probe.articles);
  ASSERT_EQ(read.words.size(), probe.words.size());
  EXPECT_EQ(read.words.back().hits, probe.words.back().hits);
  ASSERT_EQ(read.phrases.size(), probe.phrases.size());
  EXPECT_EQ(read.phrases.back().second, probe.phrases.back().second);
}

}  // namespace
}  // namespace precis::bench
