#include "indexer/analyse/summary/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::AnyOf;
using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

std::string MillStory() {
  return "But it was late when the valley's watermill caught fire.\n\n"
         "The watermill at Ostrava ground barley for ninety villages. "
         "Would it ever turn again?\n\n"
         "Engineers from Brno rebuilt the watermill with steel paddles. "
         "The steel paddles turn twice as fast as the oak ones did. "
         "Farmers now bring barley from three valleys to the watermill.\n\n"
         "A museum about grain opened beside the watermill in spring. "
         "Visitors from Vienna asked for bread, and the museum bakes it. "
         "The baker uses barley flour from the rebuilt watermill.\n\n"
         "Nobody remembers the night of the fire without a shiver.";
}

TEST(SummaryTest, TakeAwayStandsAlone) {
  const Analysis analysis = Analyse(PlainArticle(MillStory()));
  ASSERT_TRUE(analysis.takeaway.has_value());
  EXPECT_THAT(analysis.takeaway->text, Not(HasSubstr("?")));
  EXPECT_FALSE(analysis.takeaway->text.starts_with("But"));
}

TEST(SummaryTest, QuestionIsTakenWhenThereIsNothingElse) {
  const Analysis analysis =
      Analyse(PlainArticle("Would the old watermill ever turn again?"));
  ASSERT_TRUE(analysis.takeaway.has_value());
}

TEST(SummaryTest, SummaryIsThreeSentencesInTextOrder) {
  const Analysis analysis = Analyse(PlainArticle(MillStory()));
  ASSERT_THAT(analysis.summary, SizeIs(3));
  EXPECT_LT(analysis.summary[0].span.begin, analysis.summary[1].span.begin);
  EXPECT_LT(analysis.summary[1].span.begin, analysis.summary[2].span.begin);
}

TEST(SummaryTest, TitleOverAgainIsNoSummary) {
  const Analysis analysis = Analyse(
      PlainArticle("Watermill rebuilt with steel paddles.\n\n" + MillStory(),
                   "Watermill rebuilt with steel paddles"));
  EXPECT_THAT(analysis.takeaway->text,
              Not(HasSubstr("Watermill rebuilt with steel paddles.")));
}

TEST(SummaryTest, DekComesFromTheFirstThird) {
  const std::string story = MillStory();
  const Analysis analysis = Analyse(PlainArticle(story));
  for (const Excerpt& excerpt : analysis.dek) {
    EXPECT_LT(excerpt.span.end, story.size() / 2);
  }
  EXPECT_THAT(analysis.dek, SizeIs(AnyOf(1, 2)));
}

TEST(SummaryTest, SameSentenceTwiceIsPickedOnce) {
  const std::string once = "The watermill at Ostrava ground barley all year. ";
  const Analysis analysis = Analyse(PlainArticle(
      once + once + once + "A museum opened in spring for Vienna."));
  EXPECT_THAT(analysis.bullets, SizeIs(2));
}

TEST(SummaryTest, BulletsStandUnderTheirHeadings) {
  const Analysis analysis = Analyse(PlainArticle(
      "The fire\n\nThe watermill at Ostrava burned on a cold night.\n\n"
      "The rebuilding\n\nEngineers from Brno put in seven steel paddles."));
  ASSERT_THAT(analysis.bullets, SizeIs(2));
  EXPECT_EQ(analysis.bullets[0].group, "The fire");
  EXPECT_EQ(analysis.bullets[1].group, "The rebuilding");
}

TEST(SummaryTest, TalkIsSummedUpByWhatItSays) {
  Article talk;
  for (const char* turn :
       {"Ada Lund, Ivo Brandt, welcome to the barley hour.",
        "From then on the barley of the valley was ground in Brno, because "
        "the watermill had burned and the miller had left the valley.",
        "Engineers from Brno have rebuilt the watermill of the valley with "
        "steel paddles, and farmers bring barley again.",
        "The watermill.", "Ada Lund, Ivo Brandt, thank you."}) {
    AddBlock(talk, BlockKind::kTurn, turn).speaker = "Pia Roth";
  }
  const Analysis analysis = Analyse(talk);
  ASSERT_TRUE(analysis.takeaway.has_value());
  EXPECT_TRUE(analysis.takeaway->text.starts_with("Engineers from Brno"))
      << analysis.takeaway->text;
  ASSERT_THAT(analysis.bullets, SizeIs(1));
}

TEST(SummaryTest, TakeAwayNamesWhatTheTitleNames) {
  const Analysis analysis = Analyse(PlainArticle(
      "A cellar in Brno has kept every letter since the war of the kings. "
      "Visitors from Vienna climb down ninety steps to read old letters. "
      "Engineers rebuilt the burned watermill last winter with seven steel "
      "paddles. Letters from the valley tell of barley and of cold winters.",
      "Watermill at Ostrava turns on steel paddles"));
  EXPECT_THAT(analysis.takeaway->text, HasSubstr("steel paddles"));
}

TEST(SummaryTest, TakeAwayIsNotTooShort) {
  const Analysis analysis = Analyse(PlainArticle(
      "Barley burned in Ostrava yesterday. Engineers from Brno rebuilt the "
      "watermill at Ostrava with seven steel paddles."));
  EXPECT_THAT(analysis.takeaway->text, HasSubstr("seven steel paddles"));
}

TEST(SummaryTest, AnnouncementsAreNotShown) {
  const Analysis analysis = Analyse(
      PlainArticle("The engineer explained the steel paddles in this way:\n\n"
                   "They turn twice as fast as the old oak ones did."));
  EXPECT_THAT(analysis.takeaway->text, HasSubstr("twice as fast"));
}

std::size_t WordCount(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

TEST(SummaryTest, LongSentencesMakeAShorterSummary) {
  std::string story;
  for (const char* place : {"Ostrava", "Brno", "Vienna"}) {
    story += std::string("The watermill at ") + place;
    for (int i = 0; i < 4; ++i) {
      story += " which ground the barley of the valley and of the hills";
    }
    story += " burned.\n\n";
  }
  const Analysis analysis = Analyse(PlainArticle(story));
  ASSERT_THAT(analysis.summary, SizeIs(1));
  EXPECT_GT(WordCount(analysis.summary[0].text), 40u);
}

TEST(SummaryTest, TalkIsNotSummedUpByTheSpeakersOwnLife) {
  Article talk;
  for (const char* turn :
       {"When I was young I used to grind barley at the watermill in the "
        "valley of Ostrava with my brother.",
        "Engineers from Brno have rebuilt the watermill in the valley with "
        "steel paddles, and farmers bring barley again."}) {
    AddBlock(talk, BlockKind::kTurn, turn).speaker = "Pia Roth";
  }
  const Analysis analysis = Analyse(talk);
  ASSERT_TRUE(analysis.takeaway.has_value());
  EXPECT_TRUE(analysis.takeaway->text.starts_with("Engineers from Brno"))
      << analysis.takeaway->text;
}

TEST(SummaryTest, BulletsOfTalkArePersonalRatherThanFew) {
  Article talk;
  for (const char* turn :
       {"My brother has ground barley at the watermill in the valley of "
        "Ostrava "
        "with our neighbours every winter.",
        "Engineers from Brno have rebuilt the watermill in the valley with "
        "steel paddles, and farmers bring barley again.",
        "Museum visitors from Vienna asked me for bread, and my baker makes "
        "it from barley flour."}) {
    AddBlock(talk, BlockKind::kTurn, turn).speaker = "Pia Roth";
  }
  EXPECT_THAT(Analyse(talk).bullets, SizeIs(3));
}

}  // namespace
}  // namespace precis::analyse
