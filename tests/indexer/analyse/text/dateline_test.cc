#include "indexer/analyse/text/dateline.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

// The first sentence of the text.
std::string FirstSentence(const std::string& body) {
  const Article article = PlainArticle(body);
  const TextModel model = BuildTextModel(article);
  if (model.sentences.empty()) return {};
  return std::string(Slice(model.text, model.sentences.front().span));
}

TEST(DatelineTest, CityInCapitalsIsLeftOut) {
  EXPECT_EQ(FirstSentence("OSTRAVA — The mill burned."), "The mill burned.");
  EXPECT_EQ(FirstSentence("THE HAGUE – The mill burned."), "The mill burned.");
  EXPECT_EQ(FirstSentence("BRNO - The mill burned."), "The mill burned.");
}

TEST(DatelineTest, DateAndAgencyAreLeftOut) {
  EXPECT_EQ(FirstSentence("OSTRAVA, March 3 (Copper Line) — It burned."),
            "It burned.");
  EXPECT_EQ(FirstSentence("Ostrava (Copper Line) — It burned."), "It burned.");
  EXPECT_EQ(FirstSentence("BRNO, Mor. — “It burned,” she said."),
            "“It burned,” she said.");
}

TEST(DatelineTest, OtherDashesStay) {
  for (const char* body :
       {"The mill — an old one — burned.", "NASA — the agency — burned.",
        "Ostrava — The mill burned.", "OSTRAVA-The mill burned.",
        "OSTRAVA burned — The mill too.", "OSTRAVA —"}) {
    EXPECT_EQ(FirstSentence(body), body);
  }
}

TEST(DatelineTest, ExcerptIsTheSourceBehindIt) {
  const Article article = PlainArticle(
      "OSTRAVA — Engineers from Brno rebuilt the burned watermill with steel.");
  const Analysis analysis = Analyse(article);
  ASSERT_TRUE(analysis.takeaway.has_value());
  EXPECT_TRUE(analysis.takeaway->text.starts_with("Engineers"));
  EXPECT_EQ(Slice(article.text, analysis.takeaway->span),
            analysis.takeaway->text);
}

}  // namespace
}  // namespace precis::analyse
