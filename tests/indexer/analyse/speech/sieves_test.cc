#include "indexer/analyse/speech/sieves.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

struct SourceCase {
  std::string name;
  std::string body;
  std::string speaker;  // Of the last quote.
};

class SourceTest : public testing::TestWithParam<SourceCase> {};

TEST_P(SourceTest, FindsTheSpeaker) {
  const auto quotes = Analyse(PlainArticle(GetParam().body)).quotes;
  ASSERT_FALSE(quotes.empty());
  EXPECT_EQ(quotes.back().speaker, GetParam().speaker);
}

INSTANTIATE_TEST_SUITE_P(
    Subject, SourceTest,
    testing::Values(
        SourceCase{"ParenthesisBehindTheName",
                   "\u201cIt turns again,\u201d Sen. Ada Lund (D-Ulm) said.",
                   "Ada Lund"},
        SourceCase{"ParenthesisAndApposition",
                   "\u201cIt turns again,\u201d Ada Lund (D-Ulm), a miller of "
                   "the old school, said.",
                   "Ada Lund"},
        SourceCase{"RelativeClauseWithCommas",
                   "Ada Lund, who lives in a village outside the old capital, "
                   "Ostrava, said the wheel was \u201cfar too slow for "
                   "us.\u201d",
                   "Ada Lund"},
        SourceCase{"NameInApposition",
                   "\u201cIt turns again,\u201d his wife, Gabriela Berg, said.",
                   "Gabriela Berg"},
        SourceCase{"NameBehindTheRole",
                   "\u201cIt turns again,\u201d said a spokeswoman for the "
                   "mill, Mara Ode.",
                   "Mara Ode"},
        SourceCase{"TimeBeforeTheVerb",
                   "Ada Lund last week said the wheel was \u201cfar too slow "
                   "for us.\u201d",
                   "Ada Lund"},
        SourceCase{"TitleAndPlace",
                   "\u201cIt turns again,\u201d regional water council deputy "
                   "Ada Lund of Ostrava said.",
                   "Ada Lund"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Cue, SourceTest,
    testing::Values(
        SourceCase{"MarksOfAnInnerQuotation",
                   "\"They shook hands and said, 'Well done,' \" said Ada "
                   "Lund.",
                   "Ada Lund"},
        SourceCase{"ThreeApostrophes",
                   "''They said: 'She is one of us,''' Ada Lund said.",
                   "Ada Lund"},
        SourceCase{"QuestionBeforeATitle",
                   "\u201cIs the wheel not slow?\u201d Mrs. Lund said.",
                   "Lund"},
        SourceCase{"AnyVerbOfThePast",
                   "\u201cOpen the gate at once!\u201d Ada Lund barked.",
                   "Ada Lund"},
        SourceCase{"SentenceBefore",
                   "The wheel is slow, said Ada Lund in May. \u201cIt turns "
                   "but once an hour.\u201d",
                   "Ada Lund"},
        SourceCase{"NounThatLooksLikeACue",
                   "After the Ulm attacks, Ada Lund presented the guards as "
                   "\u201cbrave and calm and quick.\u201d",
                   "Ada Lund"},
        SourceCase{"ForgottenComma",
                   "\u201cIt turns again\u201d said Ada Lund of Ostrava.",
                   "Ada Lund"},
        SourceCase{"VerbOfThePastBeforeTheName",
                   "\u201cOpen the gate at once!\u201d bellowed Ada Lund.",
                   "Ada Lund"},
        SourceCase{"SentenceSaidByAnother",
                   "The wheel recalls \u201cthe slowest of all the old "
                   "mills\u201d in Ulm, said Ada Lund.",
                   "Ada Lund"},
        SourceCase{"OuterCue",
                   "Ada Lund said the agreement goes \u201cnowhere near far "
                   "enough.\u201d",
                   "Ada Lund"},
        SourceCase{"OtherClauseSpeaks",
                   "Ada Lund called the wheel \u201cvery slow,\u201d while "
                   "Peter Berg said nothing.",
                   "Ada Lund"},
        SourceCase{"HoursLater",
                   "Hours later, Ada Lund returned with \u201ca slow and heavy "
                   "wheel.\u201d",
                   "Ada Lund"},
        SourceCase{"Likeness",
                   "Like Berg, Ada Lund returned with \u201ca slow and heavy "
                   "wheel.\u201d",
                   "Ada Lund"},
        SourceCase{"SubjectOfTheParagraphBefore",
                   "Ada Lund was quick to praise the wheel.\n\n\u201cIt turns "
                   "but once an hour.\u201d",
                   "Ada Lund"},
        SourceCase{"ParticipleBeforeTheSubject",
                   "Facing questions about the mill, Ada Lund presented "
                   "\u201ca slow and heavy wheel.\u201d",
                   "Ada Lund"}),
    [](const auto& tested) { return tested.param.name; });

// Each clause hangs on the one before: the search for a subject gives up
// instead of following them all.
TEST(SieveLimitsTest, EndlessRelativeClausesEnd) {
  std::string body = "Ada Lund";
  for (int i = 0; i < 50'000; ++i) body += ", who";
  EXPECT_EQ(OnlyQuote(body + " said \u201cIt turns again.\u201d").text,
            "\u201cIt turns again.\u201d");
}

}  // namespace
}  // namespace precis::analyse
