#include "indexer/analyse/speech/quotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct SieveCase {
  std::string name;
  std::string body;
  std::string text;  // Of the first quote.
  std::string speaker;
  std::string cue;
};

class SieveTest : public testing::TestWithParam<SieveCase> {};

TEST_P(SieveTest, FindsQuoteAndSpeaker) {
  const auto quotes = Analyse(PlainArticle(GetParam().body)).quotes;
  ASSERT_FALSE(quotes.empty());
  EXPECT_EQ(quotes[0].text, GetParam().text);
  EXPECT_EQ(quotes[0].speaker, GetParam().speaker);
  EXPECT_EQ(quotes[0].cue, GetParam().cue);
}

INSTANTIATE_TEST_SUITE_P(
    , SieveTest,
    testing::Values(
        SieveCase{"VerbThenName",
                  "\u201cThe mill will turn again,\u201d said Ada Lund.",
                  "\u201cThe mill will turn again,\u201d", "Ada Lund", "said"},
        SieveCase{"NameThenVerb",
                  "\"The mill will turn again,\" Ada Lund later said.",
                  "\"The mill will turn again,\"", "Ada Lund", "said"},
        SieveCase{"TitledName",
                  "''The mill will turn again,'' Mr. Lund said on Friday.",
                  "''The mill will turn again,''", "Lund", "said"},
        SieveCase{"Apposition",
                  "\"It will turn again,\" Ada Lund, a miller, said.",
                  "\"It will turn again,\"", "Ada Lund", "said"},
        SieveCase{"CueBefore", "Ada Lund said: \u201cIt will turn.\u201d",
                  "\u201cIt will turn.\u201d", "Ada Lund", "said"},
        SieveCase{"Participle",
                  "Ada Lund praised the mill, adding, \"It turns again.\"",
                  "\"It turns again.\"", "Ada Lund", "adding"},
        SieveCase{"AccordingTo",
                  "The wheel is \"as good as new,\" according to Ada Lund.",
                  "\"as good as new,\"", "Ada Lund", "according"},
        SieveCase{"Dash",
                  "\u201cIt turns and turns again.\u201d \u2014 Ada Lund",
                  "\u201cIt turns and turns again.\u201d", "Ada Lund", ""},
        SieveCase{"AnnouncedParagraph",
                  "Ada Lund put it this way:\n\nThe mill is the valley.\n\n"
                  "Then she went home.",
                  "The mill is the valley.", "Ada Lund", "put"},
        SieveCase{"Organisation",
                  "\"We regret the delay at the plant,\" Google said.",
                  "\"We regret the delay at the plant,\"", "Google", "said"},
        SieveCase{"TitleBeforeName",
                  "\"It was a fine year for bread,\" Brotkorb chief executive "
                  "Ida Mohn told reporters.",
                  "\"It was a fine year for bread,\"", "Ida Mohn", "told"}),
    [](const auto& param) { return param.param.name; });

TEST(QuotesTest, InterruptedQuoteHasOneSpeaker) {
  const auto quotes =
      Analyse(PlainArticle("\u201cIt turns,\u201d Ada Lund said, "
                           "\u201cand it will turn.\u201d"))
          .quotes;
  ASSERT_THAT(quotes, SizeIs(2));
  EXPECT_EQ(quotes[1].speaker, "Ada Lund");
}

TEST(QuotesTest, ThreeApostrophesCloseTheInnerQuotationFirst) {
  const std::string said = "''They said: 'She is one of us,'''";
  const Quote quote = OnlyQuote(said + " Ada Lund said.");
  EXPECT_EQ(quote.text, said);
  EXPECT_EQ(quote.speaker, "Ada Lund");
}

TEST(QuotesTest, SameParagraphGoesOn) {
  const auto quotes =
      Analyse(PlainArticle("\u201cIt turns,\u201d Ada Lund said. \u201cIt will "
                           "turn for years to come.\u201d"))
          .quotes;
  ASSERT_THAT(quotes, SizeIs(2));
  EXPECT_EQ(quotes[1].speaker, "Ada Lund");
  EXPECT_GT(quotes[1].confidence, 0.9);
}

TEST(QuotesTest, UnclosedParagraphGoesOn) {
  const auto quotes =
      Analyse(
          PlainArticle("Ada Lund said: \u201cIt turns, as it always has.\n\n"
                       "\u201cAnd it will turn for years.\u201d"))
          .quotes;
  ASSERT_THAT(quotes, SizeIs(2));
  EXPECT_EQ(quotes[1].speaker, "Ada Lund");
}

TEST(QuotesTest, ScareQuotesAreNone) {
  EXPECT_THAT(Analyse(PlainArticle("The \u201csmart\u201d mill of Ada Lund has "
                                   "stood still since the flood."))
                  .quotes,
              IsEmpty());
}

TEST(QuotesTest, ScareQuotesInsideAStatementAreNone) {
  EXPECT_THAT(Analyse(PlainArticle("Ada Lund said that \"street prophets\" "
                                   "foreseeing a flood do not scare her."))
                  .quotes,
              IsEmpty());
}

TEST(QuotesTest, NounCueIsNoSpeaker) {
  const Quote quote = OnlyQuote(
      "The report on the flood was called \"a very thin piece of work\" "
      "there.");
  EXPECT_EQ(quote.speaker, "");
}

TEST(QuotesTest, AnnouncedListIsNoQuote) {
  EXPECT_THAT(Analyse(PlainArticle("Ada Lund said three things matter:\n\n"
                                   "- The wheel\n- The stone"))
                  .quotes,
              IsEmpty());
}

TEST(QuotesTest, SureQuoteIsPulled) {
  const Quote quote = OnlyQuote(
      "\u201cThe mill will turn again before the first snow falls,\u201d Ada "
      "Lund said.");
  EXPECT_TRUE(quote.pull_quote);
}

TEST(QuotesTest, QuoteWithoutSpeakerIsNeverPulled) {
  const Quote quote = OnlyQuote(
      "\u201cThe mill will turn again before the first snow falls.\u201d");
  EXPECT_FALSE(quote.pull_quote);
  EXPECT_EQ(quote.confidence, 0);
}

}  // namespace
}  // namespace precis::analyse
