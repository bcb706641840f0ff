#include "indexer/parse/text_blocks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const Block& block : ParagraphLines(text)) {
    lines.push_back(Slice(text, block.span));
  }
  return lines;
}

TEST(TrimBlanksTest, TakesAsciiAndUnicodeSpace) {
  EXPECT_EQ(TrimBlanks(" \t\u00a0\u3000\uFEFFa b\u2009\r\n"), "a b");
  EXPECT_EQ(TrimBlanks("\u2028\u00a0 "), "");
  EXPECT_EQ(TrimBlanks(""), "");
}

TEST(TrimBlanksTest, KeepsWhatOnlyLooksAlike) {
  EXPECT_EQ(TrimBlanks("\u200Ba\u00c2"), "\u200Ba\u00c2");
  EXPECT_EQ(TrimBlanks("\xA0"), "\xA0");  // Half a character.
}

TEST(ParagraphLinesTest, AnyLineEndEndsALine) {
  EXPECT_THAT(LinesOf("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(LinesOf("\n\n a \n \n\n"), ElementsAre("a"));
  EXPECT_THAT(LinesOf(""), IsEmpty());
  EXPECT_THAT(LinesOf(" \n\u00a0"), IsEmpty());
}

TEST(TextBuilderTest, BlankTextIsPassedOver) {
  TextBuilder builder;
  builder.Add({}, " \n");
  builder.AddLines(BlockKind::kHeading, "");
  EXPECT_TRUE(builder.empty());
}

TEST(TextBuilderTest, IsEmptyAfterTheMove) {
  TextBuilder builder;
  builder.Add({}, "a");
  Article article;
  builder.MoveTo(article);
  EXPECT_EQ(article.text, "a");
  EXPECT_TRUE(builder.empty());
  builder.Add({}, "b");
  builder.MoveTo(article);
  EXPECT_EQ(article.text, "b");
  EXPECT_EQ(article.blocks.size(), 1);
}

}  // namespace
}  // namespace precis
