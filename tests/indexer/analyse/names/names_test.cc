#include "indexer/analyse/names/names.h"

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

TEST(NamesTest, ListedPlacesAreFoundHoweverTheyAreSpaced) {
  EXPECT_THAT(Of("The mill moved to New  York City in May.").places,
              ElementsAre("New  York City"));
  EXPECT_THAT(Of("We saw New York City's mill there in May.").places,
              ElementsAre("New York City"));
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

TEST(NamesTest, TaggerFindsPeopleOfNoList) {
  EXPECT_THAT(
      Of("Earlier Mirovan Zhelkova, who heads the mill, met "
         "Oduya Kwabeng in the valley.")
          .people,
      testing::UnorderedElementsAre("Mirovan Zhelkova", "Oduya Kwabeng"));
}

TEST(NamesTest, TaggerFindsLongNamesOfOrganisations) {
  EXPECT_THAT(Of("She joined the Ostrovian Association for the Advancement of "
                 "Milling and the Valley Liberal Party last year.")
                  .organisations,
              testing::UnorderedElementsAre(
                  "Ostrovian Association for the Advancement of Milling",
                  "Valley Liberal Party"));
}

TEST(NamesTest, ListsOfPeopleAreNoHeadlines) {
  EXPECT_THAT(Of("The guests were Zora Veldt, Tam Ostrom, Peter Lund, Mirela "
                 "Vask, Oskar Brandt and Anna Holm.")
                  .people,
              testing::SizeIs(6));
}

TEST(NamesTest, SurnameBeforeTheFullNameIsTheSamePerson) {
  EXPECT_THAT(Of("On Monday Mr. Zyndram spoke. The mill of Peter Zyndram is "
                 "old, and Zyndram knows it.")
                  .people,
              ElementsAre("Peter Zyndram"));
}

TEST(NamesTest, TitlesAreNoPartOfTheName) {
  EXPECT_THAT(Of("Yesterday Sen. Petra Ostrom and Gov. Tam Veldt met.").people,
              testing::UnorderedElementsAre("Petra Ostrom", "Tam Veldt"));
}

TEST(NamesTest, AcronymsOfMethodsAreNoOrganisations) {
  EXPECT_THAT(Of("The score is called BLEU, and PCA or SVM methods beat it.")
                  .organisations,
              IsEmpty());
}

TEST(NamesTest, EventsAreNoOrganisations) {
  EXPECT_THAT(Of("They spoke at the Ostrava Milling Conference and won the "
                 "Veldt Prize there.")
                  .organisations,
              IsEmpty());
}

TEST(NamesTest, OtherLanguagesAreNotTagged) {
  Article article = PlainArticle(
      "Die M\u00fchle im Tal steht still, und die Bauern warten auf das "
      "Wasser. Der M\u00fcller sagt, dass die M\u00fchle im Fr\u00fchling "
      "wieder mahlt und dass er und die Bauern bis dahin warten werden.");
  article.lang = "de";
  const Analysis german = Analyse(article);
  EXPECT_THAT(german.people, IsEmpty());
  EXPECT_THAT(german.organisations, IsEmpty());
}

TEST(NamesTest, ProductsAndTechniquesAreNoNames) {
  const Analysis analysis =
      Of("The mill runs on Kubernetes. They asked ChatGPT and Google Maps "
         "about AI, and Claude about Google Colab.");
  EXPECT_THAT(analysis.people, IsEmpty());
  EXPECT_THAT(analysis.organisations, IsEmpty());
}

TEST(NamesTest, SurnameAloneProvesAPersonWhereNothingIsTagged) {
  Article article = PlainArticle(
      "Gestern kam Zbyslava Ostrom in das Tal, und die Bauern warteten schon "
      "lange auf sie. Dann ging die kluge Ostrom wieder in das Dorf.");
  article.lang = "de";
  EXPECT_THAT(Analyse(article).people, ElementsAre("Zbyslava Ostrom"));
}

}  // namespace
}  // namespace precis::analyse
