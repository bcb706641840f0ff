#include "indexer/analyse/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

Analysis Of(const std::string& body) { return Analyse(PlainArticle(body)); }

TEST(NamesTest, FirstNameMakesAPerson) {
  EXPECT_THAT(Of("The mill belongs to Peter Ostrom now.").people,
              ElementsAre("Peter Ostrom"));
}

TEST(NamesTest, TitleMakesAPerson) {
  EXPECT_THAT(Of("The mill belongs to Dr. Zyndram now.").people,
              ElementsAre("Zyndram"));
}

TEST(NamesTest, SurnameAloneIsTheSamePerson) {
  EXPECT_THAT(
      Of("Peter Ostrom came. Later Ostrom left, and Mr. Ostrom wrote.").people,
      ElementsAre("Peter Ostrom"));
}

TEST(NamesTest, SurnameAloneProvesAnUnknownFirstName) {
  EXPECT_THAT(
      Of("We met Zbyslava Ostrom there. The mill is what Ostrom loves.").people,
      ElementsAre("Zbyslava Ostrom"));
}

TEST(NamesTest, RoleBetweenNamesDividesThem) {
  const Analysis analysis = Of("Yesterday OpenAI CEO Petra Ostrom resigned.");
  EXPECT_THAT(analysis.people, ElementsAre("Petra Ostrom"));
  EXPECT_THAT(analysis.organisations, ElementsAre("OpenAI"));
}

TEST(NamesTest, EndingsMakeOrganisations) {
  EXPECT_THAT(Of("They joined Zyndram Labs and the University of Ostrava and "
                 "Mill Works Inc last year.")
                  .organisations,
              testing::UnorderedElementsAre(
                  "Zyndram Labs", "University of Ostrava", "Mill Works Inc"));
}

TEST(NamesTest, ListedPlacesAreFound) {
  EXPECT_THAT(Of("The mill moved from Norway to New York City in May.").places,
              testing::UnorderedElementsAre("Norway", "New York City"));
}

TEST(NamesTest, SentenceStartIsNoName) {
  EXPECT_THAT(Of("Grinding barley is slow. Many say so.").people, IsEmpty());
}

TEST(NamesTest, HeadingsAndDaysAreNoNames) {
  const Analysis analysis =
      Of("The Slow Grinding Of Barley\n\nIt was done on Monday in March.");
  EXPECT_THAT(analysis.people, IsEmpty());
  EXPECT_THAT(analysis.organisations, IsEmpty());
}

TEST(NamesTest, InitialsAndParticlesStayInside) {
  EXPECT_THAT(
      Of("The mill of Maria van der Ostrom and John Q. Berg stands.").people,
      testing::UnorderedElementsAre("Maria van der Ostrom", "John Q. Berg"));
}

TEST(NamesTest, MetadataPeopleWhoAreNotMentionedAreNotListed) {
  Article article = PlainArticle("The mill turns and turns again.");
  article.authors = {"Petra Ostrom"};
  EXPECT_THAT(Analyse(article).people, Not(Contains("Petra Ostrom")));
}

}  // namespace
}  // namespace precis::analyse
