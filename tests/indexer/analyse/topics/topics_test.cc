#include "indexer/analyse/topics/topics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/text/phrase_table.h"
#include "indexer/analyse/topics/taxonomy.h"
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

TEST(TopicsTest, BranchesAddUpToTheirParent) {
  EXPECT_THAT(TopicsOf("A language model reads the letters of the farmers. A "
                       "robot carries them. Their model is old, and red "
                       "teaming found nothing, so agents sort what is left."),
              Contains("artificial intelligence"));
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

TEST(TopicsTest, HyphenatedWordIsOne) {
  const auto topics = TopicsOf(
      "The Ostrava-Brno canal freezes. Ships wait at the Ostrava-Brno canal. "
      "Nobody thaws the Ostrava-Brno canal.");
  EXPECT_THAT(topics, Contains("Ostrava-Brno canal"));
  EXPECT_THAT(topics, Not(Contains("Brno")));
}

TEST(TopicsTest, WordsThatFitEveryStoryAreNoKeyphrases) {
  const std::string body =
      "The barley test began. Twelve farmers saw the test. The test ended "
      "after twelve days, and twelve farmers ate. Barley, they said, is "
      "barley. Nobody repeated it.";
  EXPECT_THAT(TopicsOf(body), Not(Contains("test")));
  EXPECT_THAT(TopicsOf(body), Not(Contains("Twelve")));
  EXPECT_THAT(TopicsOf(body), Contains("barley"));
  EXPECT_THAT(TopicsOf(body, "The long test"), Contains("test"));
}

TEST(TopicsTest, StopWordsOfOtherLanguagesAreNone) {
  Article article = PlainArticle(
      "Die M\u00fchle im Tal steht still, und die Bauern warten auf die "
      "M\u00fchle. Der M\u00fcller sagt, dass die M\u00fchle im Fr\u00fchling "
      "wieder mahlt und dass er und die Bauern bis dahin warten werden.");
  article.lang = "de";
  const Analysis german = Analyse(article);
  EXPECT_EQ(german.language, "de");
  for (const char* word : {"und", "die", "Die", "Der", "im", "dass"}) {
    EXPECT_THAT(german.topics, Not(Contains(word)));
  }
  EXPECT_THAT(german.topics, Contains("M\u00fchle"));
}

TEST(TopicsTest, LanguageWithoutAListHasNoKeyphrases) {
  Article article = PlainArticle(
      "Mlyn v \u00fadol\u00ed stoj\u00ed a sedl\u00e1ci \u010dekaj\u00ed na "
      "mlyn. "
      "Mlyn\u00e1\u0159 \u0159\u00edk\u00e1, \u017ee mlyn na ja\u0159e zase "
      "bude "
      "ml\u00edt a \u017ee mlyn nen\u00ed na prodej.");
  article.lang = "cs";
  EXPECT_THAT(Analyse(article).topics, IsEmpty());
}

TEST(TopicsTest, AiIsATopicAndNoKeyphrase) {
  const auto topics = TopicsOf(
      "The AI reads letters. Critics fear the AI. The AI of the post office "
      "sorts barley bills.",
      "Post office trusts AI");
  EXPECT_THAT(topics, Contains("artificial intelligence"));
  EXPECT_THAT(topics, Not(Contains("AI")));
}

TEST(TopicsTest, AgentsAndModelCardsAreAi) {
  EXPECT_THAT(TopicsOf("A coding agent emptied the shop's shelves. The agent "
                       "had been told to tidy up. Now the shop has no agent.",
                       "Coding agent empties shop"),
              Contains("artificial intelligence"));
  EXPECT_THAT(TopicsOf("A model card says what a model may do. Judges read "
                       "the model card. Few makers wrote one."),
              Contains("artificial intelligence"));
}

TEST(TopicsTest, SpeakerLabelsAreNoKeyphrases) {
  const auto topics = TopicsOf(
      "Quill Ostrom: The barley harvest failed.\n\n"
      "Mara Quist: Why did it?\n\nQuill Ostrom: The barley rotted.\n\n"
      "Mara Quist: And the hops?\n\nQuill Ostrom: The hops stood.");
  for (const std::string& topic : topics) {
    EXPECT_THAT(topic, Not(testing::HasSubstr("Ostrom")));
    EXPECT_THAT(topic, Not(testing::HasSubstr("Quist")));
  }
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
