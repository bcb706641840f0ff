#include "indexer/analyse/speech/speakers.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

TEST(SpeakersTest, SurnameBecomesTheFullName) {
  EXPECT_EQ(OnlyQuote("Ada Lund owns the mill.\n\n"
                      "\u201cIt turns again,\u201d Lund said.")
                .speaker,
            "Ada Lund");
}

TEST(SpeakersTest, TitleAndPlaceAreNoPartOfTheName) {
  for (const char* said :
       {"said Professor Ada Lund of Leiden.", "said Ada Lund of Quist Labs.",
        "said Mara Ode from the University of Ostrava."}) {
    const std::string name = std::string(said).find("Mara") == std::string::npos
                                 ? "Ada Lund"
                                 : "Mara Ode";
    EXPECT_EQ(
        OnlyQuote("\u201cThe mill turns again,\u201d " + std::string(said))
            .speaker,
        name);
  }
}

TEST(SpeakersTest, HyphenatedFirstNameBelongsToTheName) {
  EXPECT_EQ(OnlyQuote("The analyst Min-su Lund studied the mill.\n\n"
                      "\u201cIt turns again,\u201d Lund said.")
                .speaker,
            "Min-su Lund");
}

TEST(SpeakersTest, CouncillorIsATitle) {
  EXPECT_EQ(OnlyQuote("\u201cIt turns again,\u201d said Councillor Ada Lund.")
                .speaker,
            "Ada Lund");
}

TEST(SpeakersTest, DatelineIsNoSubject) {
  EXPECT_EQ(OnlyQuote("OSTRAVA (Copper Line) \u2014 Anna Berg owns the mill. "
                      "\u201cIt turns again,\u201d she said.")
                .speaker,
            "Anna Berg");
}

TEST(SpeakersTest, MetadataNamesAreKnown) {
  Article article = PlainArticle("\u201cIt turns again,\u201d Quist said.");
  article.guests = {"Mara Quist"};
  EXPECT_EQ(Analyse(article).quotes.at(0).speaker, "Mara Quist");
}

TEST(SpeakersTest, PronounTakesThePersonOfItsGender) {
  EXPECT_EQ(OnlyQuote("Anna Berg and Peter Lund own the mill.\n\n"
                      "\u201cIt turns again,\u201d she said.")
                .speaker,
            "Anna Berg");
  EXPECT_EQ(OnlyQuote("Anna Berg and Peter Lund own the mill.\n\n"
                      "\u201cIt turns again,\u201d he said.")
                .speaker,
            "Peter Lund");
}

TEST(SpeakersTest, PronounWithoutAPersonStaysEmpty) {
  const Quote quote = OnlyQuote("\u201cIt turns again today,\u201d he said.");
  EXPECT_EQ(quote.speaker, "");
  EXPECT_EQ(quote.confidence, 0);
}

TEST(SpeakersTest, TitleTellsNamesakesApart) {
  EXPECT_EQ(OnlyQuote("Peter Lund met Anna Lund at the mill.\n\n"
                      "\u201cIt turns again,\u201d Mr. Lund said.")
                .speaker,
            "Peter Lund");
}

TEST(SpeakersTest, WhatBelongsToAPersonIsNotThePerson) {
  const Quote quote =
      OnlyQuote("\u201cWe have no comment on that,\u201d Lund's brother said.");
  EXPECT_NE(quote.speaker, "Lund");
}

TEST(SpeakersTest, RoleAloneIsTheOnlyPersonAround) {
  EXPECT_EQ(OnlyQuote("Ada Lund became mayor in May.\n\n"
                      "\u201cI will rebuild the mill,\u201d the mayor said.")
                .speaker,
            "Ada Lund");
}

TEST(SpeakersTest, RoleIsWhoeverTheTextGivesIt) {
  const std::string start =
      "Mayor Ada Lund met Peter Berg, the owner of the mill, and Oskar Ode.";
  EXPECT_EQ(OnlyQuote(start + "\n\n\u201cI will rebuild it,\u201d the mayor "
                              "said.")
                .speaker,
            "Ada Lund");
  EXPECT_EQ(OnlyQuote("Peter Berg, a candidate, met Ada Lund and Oskar Ode."
                      "\n\n\u201cI will rebuild it,\u201d the candidate said.")
                .speaker,
            "Peter Berg");
}

TEST(SpeakersTest, RoleOfAnotherPartyIsSomebodyElse) {
  EXPECT_EQ(OnlyQuote("Democratic candidate Ada Lund met Peter Berg.\n\n"
                      "\u201cI will rebuild it,\u201d the Republican candidate "
                      "said.")
                .speaker,
            "Republican candidate");
}

TEST(SpeakersTest, PeopleOfANationAreDescribed) {
  const Quote quote = OnlyQuote(
      "Ada Lund met guests.\n\nAn Italian official said the mill was \u201cfar "
      "too slow for us.\u201d");
  EXPECT_EQ(quote.speaker, "Italian official");
  EXPECT_FALSE(quote.pull_quote);
}

TEST(SpeakersTest, BodyIsKnownByItsLastWord) {
  EXPECT_EQ(OnlyQuote("The Ostrava Water Institute tests the wheel.\n\n"
                      "\u201cIt turns again,\u201d the institute said.")
                .speaker,
            "Ostrava Water Institute");
}

TEST(SpeakersTest, SurnameThatIsAWordIsASurnameBehindATitle) {
  EXPECT_EQ(OnlyQuote("Ada Lund met a guest.\n\n"
                      "\u201cIt turns again,\u201d Mr. Singer said.")
                .speaker,
            "Singer");
}

TEST(SpeakersTest, DayIsNoPartOfTheName) {
  EXPECT_EQ(OnlyQuote("Candidate Ada Lund on Saturday tweeted \u201ca slow and "
                      "heavy wheel.\u201d")
                .speaker,
            "Ada Lund");
}

TEST(SpeakersTest, PronounIsLessSureThanAName) {
  const double named =
      OnlyQuote("\u201cIt turns again,\u201d Ada Lund said.").confidence;
  const double pronoun = OnlyQuote(
                             "Ada Lund owns the mill.\n\n"
                             "\u201cIt turns again,\u201d she said.")
                             .confidence;
  EXPECT_GT(named, pronoun);
  EXPECT_GE(pronoun, kMinSpeakerConfidence);
}

TEST(SpeakerTrailTest, TellsSieveWordsAndCandidates) {
  const std::string body =
      "Peter Lund met Oskar Berg at the mill.\n\n\u201cIt turns again,\u201d "
      "he "
      "said.";
  const Quote quote = OnlyQuote(body);
  EXPECT_EQ(quote.trail.sieve, "speaker and verb after it");
  EXPECT_EQ(quote.trail.reading, "pronoun");
  EXPECT_EQ(Slice(body, quote.trail.source), "he");
  EXPECT_EQ(Slice(body, quote.trail.candidates[0].name), quote.speaker);
  EXPECT_EQ(Slice(body, quote.trail.candidates[1].name), "Oskar Berg");
  EXPECT_GE(quote.trail.candidates[0].score, quote.trail.candidates[1].score);
  EXPECT_TRUE(quote.trail.candidates[2].name.empty());
  EXPECT_EQ(quote.trail.confidence, quote.confidence);
}

TEST(SpeakerTrailTest, StaysWhereTheSpeakerIsLeftOut) {
  const std::string body = "\u201cIt turns again today,\u201d he said.";
  const Quote quote = OnlyQuote(body);
  EXPECT_EQ(quote.speaker, "");
  EXPECT_EQ(Slice(body, quote.trail.source), "he");
  EXPECT_EQ(quote.trail.reading, "");
}

TEST(SpeakerTrailTest, TiersFollowConfidence) {
  EXPECT_EQ(TierOf(0), ConfidenceTier::kNone);
  EXPECT_EQ(TierOf(kMinSpeakerConfidence), ConfidenceTier::kLow);
  EXPECT_EQ(TierOf(0.6), ConfidenceTier::kMedium);
  EXPECT_EQ(TierOf(0.97), ConfidenceTier::kHigh);
}

}  // namespace
}  // namespace precis::analyse
