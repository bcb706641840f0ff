#include "indexer/analyse/summary/light_edits.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

// The last sentence of the text as it is shown, right after the one before it
// or alone.
Excerpt EditLast(const Article& article, bool alone = true) {
  const TextModel model = BuildTextModel(article);
  const Names names = FindNames(model, article);
  const std::size_t last = model.sentences.size() - 1;
  const SpeakerResolver resolver(model, names);
  const LightEditor editor(model, names, resolver);
  const Excerpt excerpt = editor.Edit(
      last, alone ? std::nullopt : std::optional<std::size_t>(last - 1));
  EXPECT_EQ(excerpt.span, model.sentences[last].span);
  EXPECT_EQ(excerpt.edited, excerpt.text != Slice(model.text, excerpt.span));
  return excerpt;
}

Excerpt EditLast(const std::string& text, bool alone = true) {
  return EditLast(PlainArticle(text), alone);
}

constexpr char kMiller[] =
    "Mr. Ivo Brandt bought the mill in spring. He waited for rain.";

TEST(LightEditsTest, PronounBecomesTheOnlyNameBefore) {
  EXPECT_EQ(EditLast(kMiller).text, "Ivo Brandt waited for rain.");
}

TEST(LightEditsTest, PronounStaysAfterTheSentenceThatNamesIt) {
  EXPECT_FALSE(EditLast(kMiller, false).edited);
}

TEST(LightEditsTest, PronounStaysWhereSomebodyElseCouldBeMeant) {
  EXPECT_FALSE(EditLast("Mr. Ivo Brandt bought the mill from Mr. Ole Dahl. He "
                        "waited for rain.")
                   .edited);
}

TEST(LightEditsTest, PronounStaysWhereTheNameIsNotTheSubject) {
  EXPECT_FALSE(
      EditLast("The valley chose Mr. Ivo Brandt. He waited for rain.").edited);
  EXPECT_FALSE(
      EditLast("The whole old valley has chosen Mr. Ivo Brandt. He waited for "
               "rain.")
          .edited);
}

TEST(LightEditsTest, PronounStaysWhereTheNameIsFarAway) {
  EXPECT_FALSE(EditLast("Mr. Ivo Brandt bought the mill. The wheel turned. The "
                        "barley grew. He waited for rain.")
                   .edited);
}

TEST(LightEditsTest, PronounStaysWhereItsSentenceNamesThePerson) {
  EXPECT_FALSE(EditLast("Mr. Ivo Brandt bought the mill. He said that Brandt "
                        "was a good name.")
                   .edited);
}

TEST(LightEditsTest, SheIsNotHe) {
  EXPECT_FALSE(
      EditLast("Mr. Ivo Brandt bought the mill. She waited for rain.").edited);
}

TEST(LightEditsTest, WhatIsQuotedStays) {
  EXPECT_FALSE(
      EditLast(
          "Mr. Ivo Brandt bought the mill. \u201cHe waited for rain.\u201d")
          .edited);
}

TEST(LightEditsTest, TalkStays) {
  Article talk;
  AddBlock(talk, BlockKind::kTurn, kMiller).speaker = "Pia Roth";
  EXPECT_FALSE(EditLast(talk).edited);
}

TEST(LightEditsTest, ConnectiveIsStripped) {
  EXPECT_EQ(EditLast("The mill burned. However, the wheel still turns.").text,
            "The wheel still turns.");
}

TEST(LightEditsTest, ConnectiveStaysBeforeAWordThatLeansBack) {
  EXPECT_FALSE(EditLast("The mill burned. However, it still turns.").edited);
}

TEST(LightEditsTest, ConnectiveWithoutCommaStays) {
  EXPECT_FALSE(
      EditLast("The mill burned. However hard they tried, it burned.").edited);
}

constexpr char kAdded[] =
    "The mill will turn again, Ivo Brandt said on Friday. He added that the "
    "wheel was new.";

TEST(LightEditsTest, AddedThatIsStrippedAfterWhoSaysIt) {
  EXPECT_EQ(EditLast(kAdded, false).text, "The wheel was new.");
}

TEST(LightEditsTest, AddedThatStaysAlone) {
  EXPECT_EQ(EditLast(kAdded).text, "He added that the wheel was new.");
}

TEST(LightEditsTest, AddedThatStaysAfterWhatNobodySaid) {
  EXPECT_FALSE(EditLast("The mill will turn again on Friday. He added that the "
                        "wheel was new.",
                        false)
                   .edited);
}

TEST(LightEditsTest, MendedSentenceMayStandAlone) {
  const Analysis analysis = Analyse(
      PlainArticle("Would the watermill at Ostrava ever turn again? However, "
                   "engineers from Brno rebuilt the watermill with seven steel "
                   "paddles. But it was late, and the barley was wet and cold "
                   "at the watermill."));
  const Excerpt takeaway = analysis.takeaway.value_or(Excerpt{});
  EXPECT_EQ(takeaway.text,
            "Engineers from Brno rebuilt the watermill with seven steel "
            "paddles.");
  EXPECT_TRUE(takeaway.edited);
}

}  // namespace
}  // namespace precis::analyse
