#include "indexer/analyse/speech/statements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/analyse/speech_sample.h"

namespace precis::analyse {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Statement Only(const std::string& body) {
  const auto statements = Analyse(PlainArticle(body)).statements;
  return statements.size() == 1 ? statements.front() : Statement();
}

TEST(StatementsTest, VerbWithThat) {
  const Statement s =
      Only("Ada Lund argued that the mill could feed the whole valley.");
  EXPECT_EQ(s.speaker, "Ada Lund");
  EXPECT_EQ(s.text, "the mill could feed the whole valley");
  EXPECT_EQ(s.cue, "argued");
}

TEST(StatementsTest, TrailingAttribution) {
  const Statement s =
      Only("The mill could feed the whole valley, Ada Lund said on Monday.");
  EXPECT_EQ(s.speaker, "Ada Lund");
  EXPECT_EQ(s.text, "The mill could feed the whole valley");
}

TEST(StatementsTest, AccordingTo) {
  const Statement s =
      Only("According to Ada Lund, the mill could feed the whole valley.");
  EXPECT_EQ(s.speaker, "Ada Lund");
  EXPECT_EQ(s.text, "the mill could feed the whole valley");
}

TEST(StatementsTest, ListenerIsNotTheSpeaker) {
  const Statement s =
      Only("Ada Lund told Peter Berg that the mill was safe from floods.");
  EXPECT_EQ(s.speaker, "Ada Lund");
}

TEST(StatementsTest, UnknownSpeakerMakesNone) {
  EXPECT_THAT(Analyse(PlainArticle("They argued that the mill was of no use to "
                                   "the valley."))
                  .statements,
              IsEmpty());
}

TEST(StatementsTest, QuotationsAreLeftToTheQuotes) {
  EXPECT_THAT(Analyse(PlainArticle("Ada Lund argued that \u201cthe mill could "
                                   "feed the whole valley.\u201d"))
                  .statements,
              IsEmpty());
}

TEST(StatementsTest, NounCueMakesNone) {
  EXPECT_THAT(
      Analyse(PlainArticle("The report that Ada Lund read was a long one."))
          .statements,
      SizeIs(0));
}

TEST(StatementsTest, ClauseWithItsOwnSubjectNeedsNoThat) {
  const auto statements =
      Analyse(PlainArticle("Ada Lund says Peter Berg will mend the wheel."))
          .statements;
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_EQ(statements[0].text, "Peter Berg will mend the wheel");
  EXPECT_EQ(statements[0].speaker, "Ada Lund");
  EXPECT_EQ(statements[0].trail.sieve, "indirect");
  EXPECT_EQ(statements[0].trail.reading, "name");
}

TEST(StatementsTest, VerbThatStatesNothingIsPassedOver) {
  const auto statements =
      Analyse(PlainArticle("The firm reported a loss in May, Ada Lund said."))
          .statements;
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_EQ(statements[0].text, "The firm reported a loss in May");
}

}  // namespace
}  // namespace precis::analyse
