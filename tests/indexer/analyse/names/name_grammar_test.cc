#include "indexer/analyse/names/name_grammar.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

// What is left of a tag over `tagged`, which stands once in the text.
std::string Mended(const std::string& text, std::string_view tagged,
                   tagger::Kind kind = tagger::Kind::kPerson) {
  const Article article = PlainArticle(text);
  const TextModel model = BuildTextModel(article);
  const std::size_t begin = text.find(tagged);
  const TokenRange range = NameGrammar(model).Mended(
      {model.TokensIn({begin, begin + tagged.size()}), kind},
      model.tokens.size());
  const ByteSpan span = model.SpanOf(range);
  return text.substr(span.begin, span.size());
}

TEST(NameGrammarTest, PointEndsAName) {
  EXPECT_EQ(
      Mended("We met Petra Ostrom. Later it rained.", "Petra Ostrom. Later"),
      "Petra Ostrom");
}

TEST(NameGrammarTest, PointOfAnInitialDoesNot) {
  EXPECT_EQ(Mended("We met Petra J. Ostrom there.", "Petra J. Ostrom"),
            "Petra J. Ostrom");
}

TEST(NameGrammarTest, WeekdayAndTitleAtTheEndAreCutOff) {
  EXPECT_EQ(Mended("We met Petra Ostrom Tuesday.", "Petra Ostrom Tuesday"),
            "Petra Ostrom");
  EXPECT_EQ(Mended("The Ostrava Senator left.", "Ostrava Senator",
                   tagger::Kind::kPlace),
            "Ostrava");
}

TEST(NameGrammarTest, SmallWordsThatLinkNothingAreCutOff) {
  EXPECT_EQ(Mended("They sued Mill University of using tricks.",
                   "Mill University of using", tagger::Kind::kOrganisation),
            "Mill University");
}

TEST(NameGrammarTest, NothingFollowsAPossessiveWithoutACapital) {
  EXPECT_EQ(Mended("The Mill Council's considerable work.",
                   "Mill Council's considerable", tagger::Kind::kOrganisation),
            "Mill Council's");
}

TEST(NameGrammarTest, ParticlesAndSyllablesAreAdded) {
  EXPECT_EQ(Mended("We met Petra van der Ostrom there.", "Petra"),
            "Petra van der Ostrom");
  EXPECT_EQ(Mended("We met Min-su Lund there.", "Min"), "Min-su Lund");
}

TEST(NameGrammarTest, NoNameHasMoreThanSixteenWords) {
  std::string many = "Mill";
  for (int i = 0; i < 40; ++i) many += " Mill";
  const std::string kept =
      Mended(many + " stands.", many, tagger::Kind::kOrganisation);
  EXPECT_EQ(kept.size(), 16 * 5 - 1);
}

TEST(NameGrammarTest, CompanyAfterABodyIsASecondOne) {
  const Article article = PlainArticle("Mill College and River Works Inc");
  const TextModel model = BuildTextModel(article);
  const NameGrammar grammar(model);
  EXPECT_EQ(grammar.SecondBody({0, model.tokens.size()}), 2u);
  EXPECT_EQ(grammar.SecondBody({0, 2}), 2u);  // None.
}

}  // namespace
}  // namespace precis::analyse
