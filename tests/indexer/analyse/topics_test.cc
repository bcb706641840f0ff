#include "indexer/analyse/topics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/phrase_table.h"
#include "indexer/analyse/taxonomy.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> TopicsOf(const std::string& body,
                                  const std::string& title = {}) {
  return Analyse(PlainArticle(body, title)).topics;
}

TEST(TopicsTest, TaxonomyComesWithItsParent) {
  const auto topics = TopicsOf(
      "The lab trained a large language model. Its chatbot answers questions. "
      "Critics of the LLM say the chatbot invents facts.");
  EXPECT_EQ(topics.at(0), "language models");
  EXPECT_EQ(topics.at(1), "artificial intelligence");
}

TEST(TopicsTest, PassingMentionIsNoTopic) {
  std::string body = "The lab has one robot. ";
  for (int i = 0; i < 60; ++i) {
    body += "Bakers knead dough and bake fresh loaves every single morning. ";
  }
  EXPECT_THAT(TopicsOf(body), Not(Contains("robotics")));
}

TEST(TopicsTest, KeyphrasesAreTheTextsOwn) {
  EXPECT_THAT(TopicsOf("The barley harvest failed. Without a barley harvest "
                       "there is no beer."),
              Contains("barley harvest"));
}

TEST(TopicsTest, PeopleAreNoKeyphrases) {
  const auto topics =
      TopicsOf("Petra Ostrom came. Petra Ostrom saw. Petra Ostrom won.");
  EXPECT_THAT(topics, Not(Contains(testing::HasSubstr("Ostrom"))));
}

TEST(TaxonomyTest, ParentsAreTopics) {
  for (const TopicTerms& terms : Taxonomy()) {
    if (terms.parent.empty()) continue;
    EXPECT_TRUE(std::ranges::any_of(Taxonomy(), [&](const TopicTerms& other) {
      return other.topic == terms.parent;
    })) << terms.topic;
  }
}

std::vector<PhraseMatch> Matches(const PhraseTable& table,
                                 const std::string& text) {
  const Article article = PlainArticle(text);
  const TextModel model = BuildTextModel(article);
  return table.FindAll(model, {0, model.tokens.size()});
}

TEST(PhraseTableTest, LongestPhraseWins) {
  const PhraseTable table({{1, "self"}, {2, "self driving car*"}});
  const auto matches = Matches(table, "A Self-driving CARS race by itself");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].meaning, 2);
}

TEST(PhraseTableTest, StemsMatchTheirEndingsOnly) {
  const PhraseTable table({{1, "halluc*\nerror"}});
  EXPECT_EQ(Matches(table, "hallucinated hallucinations error").size(), 3u);
  EXPECT_THAT(Matches(table, "hall errors terror hallu"), IsEmpty());
}

}  // namespace
}  // namespace precis::analyse
