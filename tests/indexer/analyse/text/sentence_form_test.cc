#include "indexer/analyse/text/sentence_form.h"

#include <gtest/gtest.h>

#include <string_view>

#include "indexer/analyse/text/byte_class_map.h"

namespace precis::analyse {
namespace {

TextModel ModelOf(std::string_view text) {
  TextModel model;
  model.text = text;
  model.tokens = Tokenize(text, ByteClassMap(text));
  return model;
}

SentenceForm Of(std::string_view text) {
  const TextModel model = ModelOf(text);
  return FormOf(model, {0, model.tokens.size()});
}

SpokenForm Spoken(std::string_view text) {
  const TextModel model = ModelOf(text);
  return SpokenFormOf(model, {0, model.tokens.size()});
}

TEST(SentenceFormTest, GreetingsAndThanksAreHousekeeping) {
  EXPECT_TRUE(Spoken("Ada Lund, Ivo Brandt, thank you.").housekeeping);
  EXPECT_TRUE(Spoken("Hello, and welcome to the barley hour.").housekeeping);
  EXPECT_TRUE(Spoken("This episode is about hops.").housekeeping);
  EXPECT_FALSE(Spoken("The mill thanked nobody for the water.").housekeeping);
}

TEST(SentenceFormTest, DependentOpeningsAreWeak) {
  EXPECT_TRUE(Of("From then on the payment is a fact.").weak_start);
  EXPECT_TRUE(Of("As a result, the mill stood still.").weak_start);
  EXPECT_TRUE(Of("It stood still.").weak_start);
  EXPECT_FALSE(Of("From Monday the mill stands still.").weak_start);
}

TEST(SentenceFormTest, TalkGoesOnAndAddressesPeople) {
  EXPECT_TRUE(Spoken("Because the mill stood still.").start);
  EXPECT_TRUE(Spoken("Ada, you look as if you knew.").start);
  EXPECT_TRUE(Spoken("Jun-ho, you look as if you knew.").start);
  EXPECT_TRUE(Spoken("The crux of it is the water.").start);
  EXPECT_FALSE(Spoken("Barley is a grain.").start);
}

TEST(SentenceFormTest, DotsAtTheEndLeaveItUnfinished) {
  EXPECT_TRUE(Spoken("And then the mill...").unfinished);
  EXPECT_TRUE(Spoken("And then the mill\u2026").unfinished);
  EXPECT_FALSE(Spoken("And then the mill.").unfinished);
}

TEST(SentenceFormTest, VerbsAreKnownOrEndInEd) {
  EXPECT_TRUE(Spoken("Barley is a grain.").verb);
  EXPECT_TRUE(Spoken("The mill burned.").verb);
  EXPECT_FALSE(Spoken("The mill, or the wheel, and then the barley.").verb);
}

TEST(SentenceFormTest, ContentWordsAreCounted) {
  EXPECT_EQ(Of("It is what it is and that is that.").content_words, 0u);
  EXPECT_GE(Of("Barley and hops ripen near Brno.").content_words, 3u);
}

TEST(SentenceFormTest, MarksAloneHaveNoForm) { EXPECT_EQ(Of("...").words, 0u); }

}  // namespace
}  // namespace precis::analyse
