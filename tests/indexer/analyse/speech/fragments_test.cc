#include "indexer/analyse/speech/fragments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

using testing::IsEmpty;

TEST(FragmentsTest, FewWordsOfAKnownSpeakerAreAQuote) {
  const Quote quote = OnlyQuote(
      "Ada Lund presented herself as the \"change agent\" of the valley.");
  EXPECT_EQ(quote.text, "\"change agent\"");
  EXPECT_EQ(quote.speaker, "Ada Lund");
}

TEST(FragmentsTest, TitleOfAShowIsNoQuote) {
  EXPECT_THAT(Analyse(PlainArticle("Ada Lund spoke about the mill on Radio "
                                   "Ostrava's \"Morning Wheel\" in May."))
                  .quotes,
              IsEmpty());
  EXPECT_THAT(Analyse(PlainArticle("The mill was seen in the film \"The Slow "
                                   "Wheel\" before the flood."))
                  .quotes,
              IsEmpty());
}

TEST(FragmentsTest, CapitalsBesideACueAreAQuote) {
  EXPECT_EQ(OnlyQuote("\u201cSave The Mill,\u201d Ada Lund shouted.").speaker,
            "Ada Lund");
}

TEST(FragmentsTest, AttributeOfMarkUpIsNoQuote) {
  EXPECT_THAT(Analyse(PlainArticle("The mill <post about=\"wheel and stone and "
                                   "gate\"> turns again."))
                  .quotes,
              IsEmpty());
}

}  // namespace
}  // namespace precis::analyse
