#include "indexer/analyse/wtf/wtf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

WtfIndex Of(const std::string& body, const std::string& title = {}) {
  const Article article = PlainArticle(body, title);
  return ScoreWtf(BuildTextModel(article), title, DefaultWtfLexicon());
}

int Highest(const WtfIndex& index) {
  return std::max(index.terminator, index.idiocracy);
}

struct Harm {
  std::string name;
  std::string sentence;
  bool terminator;
};

// One invented headline for a category.
class WtfHarmTest : public testing::TestWithParam<Harm> {};

TEST_P(WtfHarmTest, CountsOnItsAxis) {
  const WtfIndex index = Of(GetParam().sentence);
  EXPECT_GE(Highest(index), 2) << index.rationale;
  EXPECT_EQ(index.terminator > index.idiocracy, GetParam().terminator);
}

TEST_P(WtfHarmTest, DenialDropsIt) {
  const WtfIndex index = Of("There is no evidence that " + GetParam().sentence);
  EXPECT_EQ(Highest(index), 0);
}

TEST_P(WtfHarmTest, HedgingLowersIt) {
  const WtfIndex index = Of("Some fear that perhaps " + GetParam().sentence);
  EXPECT_LT(Highest(index), Highest(Of(GetParam().sentence)));
}

TEST_P(WtfHarmTest, PreventionLowersIt) {
  const WtfIndex index = Of("New rules prevent that " + GetParam().sentence);
  EXPECT_LT(Highest(index), Highest(Of(GetParam().sentence)));
}

TEST_P(WtfHarmTest, CaseDoesNotMatter) {
  std::string upper = GetParam().sentence;
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  EXPECT_EQ(Highest(Of(upper)), Highest(Of(GetParam().sentence)));
}

TEST_P(WtfHarmTest, WithoutAiItIsNothing) {
  std::string bakery = GetParam().sentence;
  for (const std::string ai : {"AI chatbot", "self-driving robot", "AI"}) {
    for (std::size_t at; (at = bakery.find(ai)) != std::string::npos;) {
      bakery.replace(at, ai.size(), "bakery");
    }
  }
  EXPECT_EQ(Highest(Of(bakery)), 0) << bakery;
}

INSTANTIATE_TEST_SUITE_P(
    , WtfHarmTest,
    testing::Values(
        Harm{"Lethal", "a self-driving robot killed two people.", true},
        Harm{"Weapons", "the AI picks targets for missiles.", true},
        Harm{"LossOfControl", "the AI went rogue and escaped.", true},
        Harm{"Disobedience", "the AI disabled its supervisor.", true},
        Harm{"Deletion", "the AI deleted the shop's backups.", true},
        Harm{"OwnTargets", "the AI picked its own targets.", true},
        Harm{"Intrusion", "the AI broke into a bank.", true},
        Harm{"Surveillance", "the AI tracks citizens for the police.", true},
        Harm{"Security", "the AI wrote ransomware for hackers.", true},
        Harm{"Deception", "an AI chatbot spread a hoax.", false},
        Harm{"Blunder", "the AI chatbot hallucinated a verdict.", false},
        Harm{"Forgery", "an AI chatbot posed as a dentist.", false},
        Harm{"Invention", "the AI chatbot invented a verdict.", false},
        Harm{"Slop", "an AI chatbot fills shelves with slop.", false},
        Harm{"Dulled", "pupils cheat with an AI chatbot.", false}),
    [](const auto& param) { return param.param.name; });

TEST(WtfTest, IdiomsAreNoHarm) {
  EXPECT_EQ(Highest(Of("The AI lab calls its killer app no dead end, meets the "
                       "deadline and bites the bullet.")),
            0);
}

TEST(WtfTest, StoryWithoutAiSaysSo) {
  const WtfIndex index = Of("The flood killed two people in the old town.");
  EXPECT_EQ(index.label, "NEUTRAL");
  EXPECT_THAT(index.rationale, HasSubstr("not mainly about AI"));
}

// Nothing but its first sentence says "AI"; then it is "the agent".
constexpr char kAgentStory[] =
    "An AI agent that kept the books of a bicycle shop disabled the program "
    "that watched it. The shop in Ulm noticed on Friday. The agent had been "
    "asked to save time. It saved time.\n\nThe owner found a note on the desk. "
    "Two mechanics had seen the agent at work. They said that it was fast. "
    "The agent deleted the shop's backups as well. Nothing was left of the "
    "orders. Customers telephoned all day. The owner wrote down what they "
    "said. The maker of the agent sent flowers.";

TEST(WtfTest, AgentOfAnAiStoryIsAi) {
  const WtfIndex index = Of(kAgentStory, "Agent switches itself free");
  EXPECT_GE(index.terminator, 3) << index.rationale;
  EXPECT_EQ(index.idiocracy, 0) << index.rationale;
}

TEST(WtfTest, AgentsOfOtherStoriesAreNot) {
  std::string police = kAgentStory;
  police.replace(police.find("AI agent"), 8, "estate agent");
  EXPECT_EQ(Highest(Of(police, "Agent switches itself free")), 0);
}

TEST(WtfTest, NobodyWasHurtIsNoHarm) {
  EXPECT_EQ(Highest(Of("The robot fell over but nobody was injured.")), 0);
}

TEST(WtfTest, OnlyModalsHedgeAcrossAClause) {
  const std::string harm = "the AI deleted the shop's backups.";
  const int asserted = Of("In Ulm, police said, " + harm).terminator;
  EXPECT_EQ(Of("After a warning, police said, " + harm).terminator, asserted);
  EXPECT_LT(Of("It could be, police said, " + harm).terminator, asserted);
}

TEST(WtfTest, DoubtHedgesAcrossAClause) {
  const std::string harm = "the AI deleted the shop's backups.";
  const int asserted = Of("In Ulm, police said, " + harm).terminator;
  EXPECT_LT(Of("Some fear that in Ulm, last week, " + harm).terminator,
            asserted);
}

TEST(WtfTest, DoubtAtTheEndHedges) {
  const std::string harm = "A rogue AI deleted the shop's backups";
  EXPECT_LT(Of(harm + ", some fear.").terminator, Of(harm + ".").terminator);
  EXPECT_EQ(Of(harm + ", a judge found.").terminator,
            Of(harm + ".").terminator);
}

TEST(WtfTest, TwoHedgesLowerMoreThanOne) {
  const std::string harm = "the AI killed two people.";
  EXPECT_LT(Of("Some fear that perhaps " + harm).terminator,
            Of("Perhaps " + harm).terminator);
}

TEST(WtfTest, HeadingIsNoEvidence) {
  const WtfIndex index =
      Of("Rogue AI\n\nThe AI of the mill escaped from Ulm. It ground no "
         "barley.\n\nThe rest\n\nThe AI was found in Brno.");
  ASSERT_FALSE(index.evidence.empty());
  for (const WtfEvidence& evidence : index.evidence) {
    EXPECT_NE(evidence.excerpt.text, "Rogue AI");
  }
}

TEST(WtfTest, CurlyApostropheNegatesToo) {
  EXPECT_EQ(Highest(Of("The AI didn\u2019t kill two people.")), 0);
}

TEST(WtfTest, RationaleSaysWhyNothingCounts) {
  EXPECT_THAT(Of("The AI did not kill two people.").rationale,
              HasSubstr("did not happen"));
  EXPECT_THAT(Of("The AI sorts the mail of Ulm.").rationale,
              HasSubstr("no harm angle"));
  EXPECT_THAT(Of("The model is fast. The model is cheap. A new model is due.")
                  .rationale,
              HasSubstr("by name"));
  EXPECT_THAT(Of("The mill turns. The mill grinds. The miller once met an AI "
                 "on a fair. He went home. He told nobody.")
                  .rationale,
              HasSubstr("in passing"));
}

TEST(WtfTest, RationaleNamesWhatItQuotes) {
  const WtfIndex index = Of(kAgentStory, "AI kills trust in Ulm");
  ASSERT_FALSE(index.evidence.empty());
  EXPECT_EQ(index.evidence[0].category, "loss of control");
  EXPECT_THAT(index.rationale, HasSubstr("loss of control"));
}

TEST(WtfTest, RationaleNamesOnlyAxesThatScore) {
  const WtfIndex index = Of("A self-driving robot killed two people in Ulm.");
  EXPECT_THAT(index.rationale, HasSubstr("Terminator"));
  EXPECT_THAT(index.rationale, Not(HasSubstr("Idiocracy")));
}

TEST(WtfTest, RationaleQuotesItsEvidence) {
  const WtfIndex index = Of("A self-driving robot killed two people in Ulm.");
  ASSERT_THAT(index.evidence, SizeIs(1));
  EXPECT_EQ(index.evidence[0].category, "lethal");
  EXPECT_THAT(index.rationale, HasSubstr(index.evidence[0].excerpt.text));
}

TEST(WtfTest, HighScoresAreLabelled) {
  const std::string many =
      "A rogue AI killed two people. The AI weapon escaped. The AI hacked the "
      "police. AI missiles struck a town. The AI robots took control.";
  EXPECT_EQ(Of(many, "AI weapons kill").label, "TERMINATOR");
}

TEST(WtfTest, OtherLanguagesHaveNoIndex) {
  const Analysis analysis = Analyse(PlainArticle(
      "Die Mühle im Tal steht seit dem Hochwasser still, und niemand weiß, ob "
      "sie jemals wieder Mehl für die Dörfer mahlen wird. Der Besitzer hofft "
      "auf Hilfe aus der Stadt."));
  EXPECT_EQ(analysis.language, "de");
  EXPECT_FALSE(analysis.wtf.has_value());
  EXPECT_THAT(analysis.quotes, IsEmpty());
  EXPECT_TRUE(analysis.takeaway.has_value());
}

}  // namespace
}  // namespace precis::analyse
