#include "indexer/analyse/speech/pronouns.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

std::string LastSpeaker(const std::string& body) {
  const auto quotes = Analyse(PlainArticle(body)).quotes;
  return quotes.empty() ? "no quote" : quotes.back().speaker;
}

TEST(PronounsTest, WhoSpeaksGoesOnSpeaking) {
  EXPECT_EQ(
      LastSpeaker("Peter Lund met Oskar Berg at the mill.\n\n"
                  "\u201cIt turns again,\u201d Lund said of the wheel.\n\n"
                  "\u201cIt will turn for years,\u201d he said."),
      "Peter Lund");
}

TEST(PronounsTest, WhoIsNamedInTheQuotationDoesNotSpeakIt) {
  EXPECT_EQ(LastSpeaker("Anna Ode sold the mill to Peter Lund and Oskar "
                        "Berg.\n\n"
                        "\u201cOskar Berg was right,\u201d he said."),
            "Peter Lund");
}

TEST(PronounsTest, PronounCarriesThePersonOn) {
  EXPECT_EQ(LastSpeaker("Anna Berg owns the mill. She bought it in May. She "
                        "has had it mended. She wants no help.\n\n"
                        "\u201cIt turns again,\u201d she said."),
            "Anna Berg");
}

TEST(PronounsTest, ClosePronounIsLessSureThanAClearOne) {
  const double clear = OnlyQuote(
                           "Anna Berg owns the mill.\n\n"
                           "\u201cIt turns again,\u201d she said.")
                           .confidence;
  const double close = OnlyQuote(
                           "The mill belongs to Anna Berg and Mara Lund.\n\n"
                           "\u201cIt turns again,\u201d she said.")
                           .confidence;
  EXPECT_GT(clear, close);
}

}  // namespace
}  // namespace precis::analyse
