#include "indexer/analyse/analyse.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/indexer/analyse/describe.h"
#include "tests/indexer/analyse/invariants.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

Article Story() {
  Article article = PlainArticle(
      "Steel paddles\n\nAda Lund rebuilt the watermill at Ostrava with an AI "
      "that steers its paddles. \u201cIt will turn before the first snow "
      "falls on the valley,\u201d Lund said.\n\nShe argued that the old wheel "
      "was never safe. Peter Berg, who runs Berg Robotics Inc in Norway, "
      "disagreed:\n\nThat wheel stood for a hundred years.\n\nThe old wheel\n\n"
      "\u2022 It was made of oak.\n\u2022 It hurt nobody.\n\nCritics fear that "
      "the AI might make mistakes. \u201cWhy hurry?\u201d he asked.",
      "Watermill turns again with AI");
  article.authors = {"Mara Quist"};
  return article;
}

TEST(AnalyseTest, EverythingShownIsInTheSource) {
  const Article article = Story();
  ExpectInvariants(article, Analyse(article));
}

TEST(AnalyseTest, EmptyArticleIsEmpty) {
  const Article article;
  const Analysis analysis = Analyse(article);
  EXPECT_EQ(analysis.version, kAnalysisVersion);
  EXPECT_FALSE(analysis.takeaway.has_value());
  EXPECT_EQ(analysis.language, "und");
}

TEST(AnalyseTest, SameOnEveryThread) {
  const Article article = Story();
  const std::string expected = Describe(Analyse(article));
  std::vector<std::string> results(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results) {
      threads.emplace_back([&] { result = Describe(Analyse(article)); });
    }
  }
  for (const std::string& result : results) EXPECT_EQ(result, expected);
}

TEST(AnalyseTest, SameOnEveryCpuTarget) {
  const Article article = Story();
  const std::string expected = Describe(Analyse(article));
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    EXPECT_EQ(Describe(Analyse(article)), expected) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
}

// Random text of the bytes that the analysis branches on, unbalanced marks
// and broken UTF-8 among them: nothing may be read out of bounds, and what
// comes out must be of the source.
TEST(AnalyseTest, SurvivesRandomMarks) {
  const std::vector<std::string> pieces = {"\u201c",
                                           "\u201d",
                                           "\"",
                                           "''",
                                           "`",
                                           "\u2018",
                                           "\u2019",
                                           ".",
                                           "?",
                                           "!",
                                           ":",
                                           "\n",
                                           "\n\n",
                                           " said",
                                           " Ada",
                                           " Lund",
                                           " he",
                                           " Mr.",
                                           ",",
                                           " - ",
                                           "\u2014",
                                           "\xE2",
                                           "\xC2",
                                           " AI",
                                           " killed",
                                           " 3.5",
                                           "U.S.",
                                           "\u2022 ",
                                           "\u05e9\u05dc\u05d5\u05dd",
                                           " the"};
  std::mt19937 random(304);
  for (int round = 0; round < 400; ++round) {
    std::string body;
    for (int i = 0; i < 60; ++i) body += pieces[random() % pieces.size()];
    const Article article = PlainArticle(body, "Ada Lund said AI");
    ExpectInvariants(article, Analyse(article));
  }
}

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// Texts of 4 MiB, the largest the parser lets through, of the shapes that
// would be slow in a program with a quadratic step.
class HostileTest : public testing::TestWithParam<std::string> {};

TEST_P(HostileTest, IsAnalysed) {
  const Article article =
      PlainArticle(Repeated(GetParam(), std::size_t{4} << 20));
  const Analysis analysis = Analyse(article);
  EXPECT_EQ(analysis.version, kAnalysisVersion);
  EXPECT_LE(analysis.bullets.size(), 6u);
}

INSTANTIATE_TEST_SUITE_P(
    , HostileTest,
    testing::Values("mill and wheel and ",    // One sentence.
                    "\u201cAda Lund said. ",  // Never closed.
                    "0123456789",             // No letters.
                    "\u05e9\u05dc\u05d5\u05dd ",
                    "Ada Lund said: \u201cNo.\u201d\n\n",
                    "Ada: yes.\n\nBob: no.\n\n", "Heading\n\nText of it.\n\n",
                    ". ", "A, B said, ", "\"\"\"\"", "\xE2\x80",
                    "AI killed no AI robots, said "),
    [](const auto& param) { return "Shape" + std::to_string(param.index); });

}  // namespace
}  // namespace precis::analyse
