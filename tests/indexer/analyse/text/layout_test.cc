#include "indexer/analyse/text/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

using Kinds = std::vector<std::pair<BlockKind, std::string>>;

Kinds LaidOut(const Article& article) {
  Kinds out;
  for (const Block& block : LayOut(article, ByteClassMap(article.text))) {
    out.emplace_back(block.kind, Slice(article.text, block.span));
  }
  return out;
}

TEST(LayoutTest, ShortLineWithoutEndMarkAboveTextIsAHeading) {
  EXPECT_THAT(LaidOut(PlainArticle("What the mill makes\n\nIt makes flour.")),
              ElementsAre(Pair(BlockKind::kHeading, "What the mill makes"),
                          Pair(BlockKind::kParagraph, "It makes flour.")));
}

TEST(LayoutTest, LastShortLineIsNoHeading) {
  EXPECT_THAT(LaidOut(PlainArticle("It makes flour.\n\nThe end")),
              ElementsAre(Pair(BlockKind::kParagraph, "It makes flour."),
                          Pair(BlockKind::kParagraph, "The end")));
}

TEST(LayoutTest, AnnouncedLineIsNoHeading) {
  EXPECT_THAT(LaidOut(PlainArticle(
                  "She put it so:\n\nFlour is life\n\nThen she left.")),
              ElementsAre(Pair(BlockKind::kParagraph, "She put it so:"),
                          Pair(BlockKind::kParagraph, "Flour is life"),
                          Pair(BlockKind::kParagraph, "Then she left.")));
}

TEST(LayoutTest, BulletsAndDashesBeginListItems) {
  EXPECT_THAT(LaidOut(PlainArticle("\u2022 Rye\n- Oats\n* Wheat")),
              ElementsAre(Pair(BlockKind::kListItem, "Rye"),
                          Pair(BlockKind::kListItem, "Oats"),
                          Pair(BlockKind::kListItem, "Wheat")));
}

TEST(LayoutTest, HardWrappedParagraphStaysOne) {
  const std::string wrapped =
      "The old mill by the river has been grinding grain for the people\n"
      "of the valley since long before the railway came and it has never\n"
      "stood still for longer than a single winter in all of those many\n"
      "years that anybody who lives there now would care to remember.";
  EXPECT_EQ(LaidOut(PlainArticle(wrapped)).size(), 1u);
}

TEST(LayoutTest, StructuredSourceKeepsItsBlocks) {
  Article article;
  AddBlock(article, BlockKind::kHeading, "A heading that ends so.");
  AddBlock(article, BlockKind::kParagraph, "Short line");
  EXPECT_THAT(LaidOut(article),
              ElementsAre(Pair(BlockKind::kHeading, "A heading that ends so."),
                          Pair(BlockKind::kParagraph, "Short line")));
}

Article Interview() {
  return PlainArticle(
      "Mara Quist: Welcome to the show.\n\nTom Adeyo: Thank you.\n\n"
      "It is good to be here.\n\nMara Quist: Why bread?\n\n"
      "Tom Adeyo: Because: bread.");
}

TEST(TurnLabelsTest, RecurringNamesMakeTurns) {
  const Article article = Interview();
  const auto blocks = LayOut(article, ByteClassMap(article.text));
  ASSERT_EQ(blocks.size(), 5u);
  EXPECT_EQ(blocks[0].kind, BlockKind::kTurn);
  EXPECT_EQ(blocks[0].speaker, "Mara Quist");
  EXPECT_EQ(Slice(article.text, blocks[0].span), "Welcome to the show.");
  EXPECT_EQ(blocks[2].speaker, "Tom Adeyo") << "unlabelled: the same speaker";
  EXPECT_EQ(Slice(article.text, blocks[4].span), "Because: bread.");
}

TEST(TurnLabelsTest, OneNoteIsNoSpeaker) {
  const Article article =
      PlainArticle("Note: the mill is shut.\n\nIt opens in May.");
  for (const Block& block : LayOut(article, ByteClassMap(article.text))) {
    EXPECT_NE(block.kind, BlockKind::kTurn);
  }
}

TEST(TurnLabelsTest, BreakBelongsToNobody) {
  const Article article = PlainArticle(
      "Mara Quist: One.\n\nTom Adeyo: Two.\n\n**Break**: [10:00]\n\n"
      "Some advertisement here.\n\nMara Quist: Three.\n\nTom Adeyo: Four.");
  const auto blocks = LayOut(article, ByteClassMap(article.text));
  ASSERT_EQ(blocks.size(), 6u);
  EXPECT_THAT(blocks[2].speaker, IsEmpty());
  EXPECT_THAT(blocks[3].speaker, IsEmpty());
  EXPECT_EQ(blocks[4].speaker, "Mara Quist");
}

}  // namespace
}  // namespace precis::analyse
