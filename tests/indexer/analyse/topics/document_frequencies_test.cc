#include "indexer/analyse/topics/document_frequencies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/text/word_hash.h"
#include "indexer/analyse/topics/stem_counter.h"
#include "tests/indexer/analyse/describe.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::Contains;
using testing::Not;

const std::string& Harvest() {
  static const std::string text =
      "The barley harvest failed. Without a barley harvest there is no beer. "
      "Brewers in Ostrava pay twice as much for barley. Ostrava has two "
      "breweries left.";
  return text;
}

TEST(DocumentFrequenciesTest, FrequentWordsOfEnglishWeighLess) {
  const DocumentFrequencies& shipped = ShippedFrequencies();
  const double market = shipped.Inverse(HashStem("market"));
  const double barley = shipped.Inverse(HashStem("barley"));
  const double unheard = shipped.Inverse(HashStem("zwyrbnik"));
  EXPECT_LT(market, barley);
  EXPECT_LT(barley, unheard);
  EXPECT_GT(market, 1);
  EXPECT_LT(unheard, std::log(DocumentFrequencies::kShippedArticles) + 1);
}

TEST(DocumentFrequenciesTest, StreamIsAddedToTheShippedTable) {
  const std::uint64_t stem = HashStem("zwyrbnik");
  const std::array counts = {StemCount{stem, 3000}};
  const DocumentFrequencies both(4000, counts);
  const double had = (DocumentFrequencies::kShippedArticles + 1) /
                         std::exp(ShippedFrequencies().Inverse(stem)) -
                     0.5;
  EXPECT_NEAR(
      both.Inverse(stem),
      std::log((DocumentFrequencies::kShippedArticles + 4001) / (had + 3000.5)),
      1e-5);
  // What the stream does not say becomes rarer.
  EXPECT_GT(both.Inverse(HashStem("harvest")),
            ShippedFrequencies().Inverse(HashStem("harvest")));
}

TEST(DocumentFrequenciesTest, WordThatBecomesCommonStopsBeingAKeyphrase) {
  const Article article = PlainArticle(Harvest());
  EXPECT_THAT(Analyse(article).topics, Contains("Ostrava"));
  const std::array counts = {StemCount{HashStem("Ostrava"), 5000}};
  const DocumentFrequencies local(8000, counts);
  const auto topics = Analyse(article, {.frequencies = &local}).topics;
  EXPECT_THAT(topics, Not(Contains("Ostrava")));
  EXPECT_THAT(topics, Contains("barley harvest"));
}

TEST(DocumentFrequenciesTest, SameTableGivesTheSameAnalysis) {
  const Article article = PlainArticle(Harvest());
  const std::array counts = {StemCount{HashStem("barley"), 900}};
  const DocumentFrequencies table(1000, counts);
  const DocumentFrequencies equal(1000, counts);
  StemCounter counter;
  const std::string first = Describe(Analyse(article, {.frequencies = &table}));
  EXPECT_EQ(Describe(Analyse(article, {.frequencies = &equal})), first);
  EXPECT_EQ(
      Describe(Analyse(article, {.frequencies = &table, .counter = &counter})),
      first);
  EXPECT_EQ(Describe(Analyse(article, {.frequencies = &ShippedFrequencies()})),
            Describe(Analyse(article)));
}

TEST(StemCounterTest, WordCountsOnceForEachArticle) {
  StemCounter counter;
  Analyse(PlainArticle(Harvest()), {.counter = &counter});
  Analyse(PlainArticle("Farmers of Brno sow barley."), {.counter = &counter});
  const StemCounts counts = counter.Take();
  EXPECT_EQ(counts.articles, 2U);
  const auto articles_of = [&](const char* word) {
    float found = 0;
    for (const StemCount& count : counts.counts) {
      if (count.stem == HashStem(word)) found += count.articles;
    }
    return found;
  };
  EXPECT_EQ(articles_of("barley"), 2);
  EXPECT_EQ(articles_of("Ostrava"), 1);
  EXPECT_EQ(articles_of("the"), 0);
  EXPECT_EQ(counter.Take().articles, 0U);
}

TEST(StemCounterTest, StemsAscendAndTheirNumberIsBounded) {
  StemCounter counter;
  for (std::size_t n = 0; n < 2 * StemCounter::kMaxStems; n += 1000) {
    std::string body;
    for (std::size_t i = n; i < n + 1000; ++i) {
      std::string word = "Zq";
      for (std::size_t rest = i; rest > 0; rest /= 20) {
        word += "bcdfghjklmnpqrtvwxzu"[rest % 20];
      }
      body += word + (i % 20 == 19 ? ". " : " ");
    }
    Analyse(PlainArticle(body), {.counter = &counter});
  }
  const std::vector<StemCount> counts = counter.Take().counts;
  EXPECT_EQ(counts.size(), StemCounter::kMaxStems);
  const auto not_ascending = std::ranges::adjacent_find(
      counts, std::ranges::greater_equal(), &StemCount::stem);
  EXPECT_EQ(not_ascending, counts.end());
}

}  // namespace
}  // namespace precis::analyse
