#include "indexer/analyse/text/text_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Sentences(const std::string& body) {
  const Article article = PlainArticle(body);
  const TextModel model = BuildTextModel(article);
  std::vector<std::string> out;
  for (const Sentence& sentence : model.sentences) {
    out.emplace_back(Slice(model.text, sentence.span));
  }
  return out;
}

std::vector<std::string> Quotations(const std::string& body) {
  const Article article = PlainArticle(body);
  const TextModel model = BuildTextModel(article);
  std::vector<std::string> out;
  for (const Quotation& quotation : model.quotations) {
    out.emplace_back(Slice(model.text, quotation.span));
  }
  return out;
}

TEST(SentencesTest, EndMarksEndSentences) {
  EXPECT_THAT(Sentences("One came. Did two? Three did! Four."),
              ElementsAre("One came.", "Did two?", "Three did!", "Four."));
}

TEST(SentencesTest, TitlesAndInitialsDoNot) {
  EXPECT_THAT(Sentences("Dr. Lund met J. R. Berg and Mr. Ode. They ate."),
              ElementsAre("Dr. Lund met J. R. Berg and Mr. Ode.", "They ate."));
}

TEST(SentencesTest, DecimalsAndNumberedThingsDoNot) {
  EXPECT_THAT(Sentences("It grew 3.5 percent in No. 4. Good."),
              ElementsAre("It grew 3.5 percent in No. 4.", "Good."));
}

TEST(SentencesTest, SmallNoEndsOne) {
  EXPECT_THAT(Sentences("He said no. Then he left."),
              ElementsAre("He said no.", "Then he left."));
}

TEST(SentencesTest, InitialismEndsOneOnlyBeforeAStarter) {
  EXPECT_THAT(
      Sentences("In the U.S. Army he rose. He left the U.S. The sea."),
      ElementsAre("In the U.S. Army he rose.", "He left the U.S.", "The sea."));
}

TEST(SentencesTest, MarksInsideQuotationsDoNot) {
  EXPECT_THAT(Sentences("\u201cGo. Now. Run,\u201d she said. He ran."),
              ElementsAre("\u201cGo. Now. Run,\u201d she said.", "He ran."));
}

TEST(SentencesTest, MarkBeforeTheClosingQuoteDoes) {
  EXPECT_THAT(Sentences("She said, \u201cGo.\u201d He went."),
              ElementsAre("She said, \u201cGo.\u201d", "He went."));
}

TEST(SentencesTest, QuestionAndItsSpeakerStayTogether) {
  EXPECT_THAT(Sentences("\u201cWhy?\u201d Ada Lund asked. Silence."),
              ElementsAre("\u201cWhy?\u201d Ada Lund asked.", "Silence."));
}

TEST(SentencesTest, BlocksAreHardEnds) {
  EXPECT_THAT(Sentences("no end here,\n\nand none there,"),
              ElementsAre("no end here,", "and none there,"));
}

TEST(SentencesTest, TextWithoutCapitalsIsDivided) {
  EXPECT_THAT(Sentences("the mill burned . nobody was hurt ."),
              ElementsAre("the mill burned .", "nobody was hurt ."));
}

TEST(QuotationsTest, AllMarkStylesPair) {
  EXPECT_THAT(
      Quotations("A \u201cone\u201d, \"two\", ''three'', \u00abfour\u00bb, "
                 "\u201efive\u201c."),
      ElementsAre("\u201cone\u201d", "\"two\"", "''three''", "\u00abfour\u00bb",
                  "\u201efive\u201c"));
}

TEST(QuotationsTest, SingleMarksCountOnlyWithoutDoubleOnes) {
  EXPECT_THAT(Quotations("\u2018It\u2019s mine,\u2019 he said."),
              ElementsAre("\u2018It\u2019s mine,\u2019"));
  EXPECT_THAT(Quotations("\u2018Odd\u2019 and \"even\"."),
              ElementsAre("\"even\""));
}

TEST(QuotationsTest, CurlyMarksNestInStraightOnes) {
  EXPECT_THAT(Quotations("\"He said \u201cno\u201d to me,\" she said."),
              ElementsAre("\"He said \u201cno\u201d to me,\""));
}

TEST(QuotationsTest, OpeningMarkMayClose) {
  EXPECT_THAT(
      Quotations("\u201cApparently not,\u201c he said. \u201cOh.\u201d"),
      ElementsAre("\u201cApparently not,\u201c", "\u201cOh.\u201d"));
}

TEST(QuotationsTest, InchesAreNoQuotation) {
  EXPECT_THAT(Quotations("A 6\" nail and a 7\" one."), IsEmpty());
}

TEST(QuotationsTest, SpeechGoesOnInTheNextParagraph) {
  const Article article = PlainArticle(
      "\u201cThis is where it all began for us.\n\n\u201cAnd here it "
      "ends.\u201d");
  const TextModel model = BuildTextModel(article);
  ASSERT_EQ(model.quotations.size(), 2u);
  EXPECT_FALSE(model.quotations[0].closed);
  EXPECT_TRUE(model.quotations[1].continues);
}

TEST(QuotationsTest, StrayMarkNearTheEndIsIgnored) {
  EXPECT_THAT(Quotations("He was tall \" and old."), IsEmpty());
}

TEST(TextModelTest, TokenAtIsTheFirstFromThereOn) {
  const Article article = PlainArticle(
      "Ada Lund, 41, rebuilt the watermill.\n\n" + std::string(300, ' ') +
      "\u201cIt turns\u201d" + std::string(200, 'x') + " and turns. \n\n");
  const TextModel model = BuildTextModel(article);
  TextModel unindexed = model;
  unindexed.token_index.clear();
  for (std::size_t at = 0; at < article.text.size() + 200; ++at) {
    std::size_t expected = 0;
    while (expected < model.tokens.size() &&
           model.tokens[expected].begin < at) {
      ++expected;
    }
    ASSERT_EQ(model.TokenAt(at), expected) << at;
    ASSERT_EQ(unindexed.TokenAt(at), expected) << at;
  }
}

}  // namespace
}  // namespace precis::analyse
