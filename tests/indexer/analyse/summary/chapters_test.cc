#include "indexer/analyse/summary/chapters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/summary/segmentation.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Article Episode() {
  Article article;
  article.kind = ArticleKind::kEpisode;
  const char* const lines[] = {
      "Welcome to our talk about bees and their honey.",
      "Bees make honey from nectar that they gather in summer.",
      "Now to glaciers and the ice that leaves our valleys.",
      "Glaciers lost a third of their ice within forty years."};
  double at = 0;
  for (const char* const line : lines) {
    Block& block = AddBlock(article, BlockKind::kTurn, line);
    block.speaker = at < 15 ? "Mara Quist" : "Tom Adeyo";
    block.start_s = at;
    at += 10;
  }
  return article;
}

TEST(ChaptersTest, GivenChaptersAreMappedByTime) {
  Article article = Episode();
  article.chapters = {{"Ice", 20}, {"Bees", 0}};
  const auto chapters = Analyse(article).chapters;
  ASSERT_THAT(chapters, SizeIs(2));
  EXPECT_EQ(chapters[0].title, "Bees");
  EXPECT_EQ(chapters[0].span.begin, 0u);
  EXPECT_EQ(chapters[1].title, "Ice");
  EXPECT_EQ(chapters[1].start_s, 20);
  EXPECT_TRUE(Slice(article.text, chapters[1].span).starts_with("Now to"));
  ASSERT_TRUE(chapters[1].summary.has_value());
}

TEST(ChaptersTest, GivenChapterWithoutTextKeepsTitleAndTime) {
  Article article = PlainArticle("No times here at all, only this text.");
  article.chapters = {{"Opening", 0}, {"End", 300}};
  const auto chapters = Analyse(article).chapters;
  ASSERT_THAT(chapters, SizeIs(2));
  EXPECT_EQ(chapters[1].start_s, 300);
  EXPECT_TRUE(chapters[1].span.empty());
  EXPECT_FALSE(chapters[1].summary.has_value());
}

TEST(ChaptersTest, HeadingsMakeChaptersAndSections) {
  const Article article = PlainArticle(
      "Of bees\n\nBees gather nectar in the summer months.\n\n"
      "Of glaciers\n\nGlaciers lost a third of their ice.");
  const Analysis analysis = Analyse(article);
  ASSERT_THAT(analysis.chapters, SizeIs(2));
  EXPECT_EQ(analysis.chapters[1].title, "Of glaciers");
  ASSERT_THAT(analysis.sections, SizeIs(2));
  EXPECT_EQ(Slice(article.text, analysis.sections[0].span),
            "Bees gather nectar in the summer months.");
}

TEST(ChaptersTest, ShortTextWithoutHeadingsHasNone) {
  EXPECT_THAT(Analyse(PlainArticle("Bees gather nectar.")).chapters, IsEmpty());
}

// Two vocabularies, forty sentences each: the border is where they change.
TEST(SegmentationTest, TopicChangeIsFound) {
  const char* const bees[] = {"Bees carry nectar into waxen combs.",
                              "Nectar ripens to honey inside the combs.",
                              "Waxen combs hold honey and bees alike."};
  const char* const ice[] = {"Glaciers grind granite under thick ice.",
                             "Granite moraines mark where glaciers ended.",
                             "Thick ice leaves moraines of granite."};
  std::string body;
  for (int i = 0; i < 40; ++i) body += std::string(bees[i % 3]) + " ";
  for (int i = 0; i < 40; ++i) body += std::string(ice[i % 3]) + " ";
  const Article article = PlainArticle(body);
  const TextModel model = BuildTextModel(article);
  const auto starts = FindTopicStarts(model, 20);
  EXPECT_THAT(starts, testing::ElementsAre(0, 40));
}

}  // namespace
}  // namespace precis::analyse
