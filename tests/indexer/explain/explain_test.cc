#include "indexer/explain/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>

#include "tests/indexer/analyse/sample_article.h"
#include "tests/indexer/explain/sample_feed.h"

namespace precis::explain {
namespace {

using analyse::PlainArticle;
using testing::Contains;
using testing::Not;

// Sums of some hundred products, added up in another order.
constexpr double kRounding = 1e-9;

Explanation Why(const Article& article) {
  return Explain(article, analyse::DefaultWtfLexicon());
}

Explanation WhyOf(const std::string& body, const std::string& title = {}) {
  return Why(PlainArticle(body, title));
}

void CheckSentence(const ExplainedSentence& sentence, const Article& article,
                   const analyse::SelectionRules& rules) {
  EXPECT_EQ(sentence.source.text, Slice(article.text, sentence.source.span));
  double sum = 0;
  for (const ExplainedFeature& feature : sentence.features) {
    sum += feature.adds();
  }
  EXPECT_NEAR(sum, sentence.score, kRounding);
  EXPECT_NEAR(sentence.worth.score, rules.diversity * sentence.score,
              kRounding);
  EXPECT_LE(sentence.worth.place + sentence.worth.length, 10);
  EXPECT_LE(sentence.worth.repetition, 0);
}

std::set<std::size_t> Begins(const ExplainedSelection& selection) {
  std::set<std::size_t> begins;
  for (const ExplainedPick& pick : selection.picks) {
    begins.insert(pick.winner.source.span.begin);
  }
  return begins;
}

std::set<std::size_t> Begins(const std::vector<Excerpt>& excerpts) {
  std::set<std::size_t> begins;
  for (const Excerpt& excerpt : excerpts) begins.insert(excerpt.span.begin);
  return begins;
}

std::set<std::size_t> BulletBegins(const Analysis& analysis) {
  std::set<std::size_t> begins;
  for (const Bullet& bullet : analysis.bullets) {
    begins.insert(bullet.excerpt.span.begin);
  }
  return begins;
}

class FeedTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    articles_ = SampleFeed();
    for (const Article& article : articles_) {
      explanations_.push_back(Why(article));
    }
  }
  void SetUp() override { ASSERT_GE(articles_.size(), 40u); }

  static std::vector<Article> articles_;
  static std::vector<Explanation> explanations_;
};

std::vector<Article> FeedTest::articles_;
std::vector<Explanation> FeedTest::explanations_;

TEST_F(FeedTest, FeaturesAddUpToTheScoreAndPartsToTheWorth) {
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    for (const ExplainedSelection& selection : explanations_[i].selections) {
      for (const ExplainedPick& pick : selection.picks) {
        CheckSentence(pick.winner, articles_[i], selection.rules);
        if (pick.runner_up) {
          CheckSentence(*pick.runner_up, articles_[i], selection.rules);
          EXPECT_LE(pick.runner_up->worth.value(),
                    pick.winner.worth.value() + kRounding);
        }
        for (const ExplainedRefusal& refusal : pick.refused) {
          CheckSentence(refusal.sentence, articles_[i], selection.rules);
          EXPECT_GT(refusal.sentence.worth.value(), pick.winner.worth.value());
          EXPECT_NE(refusal.reason, "");
        }
      }
    }
  }
}

TEST_F(FeedTest, ThePickedSentencesAreThoseOfTheAnalysis) {
  for (const Explanation& why : explanations_) {
    const Analysis& analysis = why.analysis;
    ASSERT_GE(why.selections.size(), 4u);
    const std::vector<Excerpt> takeaway = analysis.takeaway
                                              ? std::vector{*analysis.takeaway}
                                              : std::vector<Excerpt>();
    EXPECT_EQ(Begins(why.selections[0]), Begins(takeaway));
    EXPECT_EQ(Begins(why.selections[1]), Begins(analysis.dek));
    EXPECT_EQ(Begins(why.selections[2]), Begins(analysis.summary));
    EXPECT_EQ(Begins(why.selections[3]), BulletBegins(analysis));
    std::size_t next = 4;
    for (const Chapter& chapter : analysis.chapters) {
      if (!chapter.summary) continue;
      ASSERT_LT(next, why.selections.size());
      EXPECT_EQ(why.selections[next].title, chapter.title);
      EXPECT_EQ(Begins(why.selections[next++]), Begins({*chapter.summary}));
    }
    EXPECT_EQ(next, why.selections.size());
  }
}

void CheckSpeaker(const ExplainedSpeaker& said, const Article& article) {
  EXPECT_EQ(said.words, Slice(article.text, said.trail.source));
  for (const ExplainedCandidate& candidate : said.candidates) {
    EXPECT_NE(candidate.name, "");
    EXPECT_FALSE(candidate.reasons.empty()) << candidate.name;
    if (!candidate.score) continue;
    int sum = 0;
    for (const auto& reason : candidate.reasons) sum += reason.points;
    EXPECT_EQ(sum, *candidate.score) << candidate.name;
  }
  if (said.speaker.empty()) return;
  EXPECT_NE(said.trail.sieve, "") << said.said.text;
  ASSERT_FALSE(said.candidates.empty()) << said.said.text;
  EXPECT_EQ(said.candidates[0].name, said.speaker) << said.said.text;
  EXPECT_EQ(said.confidence, said.trail.confidence);
}

TEST_F(FeedTest, EverySpeakerIsTheFirstCandidate) {
  std::size_t pronouns = 0;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    const Explanation& why = explanations_[i];
    EXPECT_EQ(why.quotes.size(), why.analysis.quotes.size());
    EXPECT_EQ(why.statements.size(), why.analysis.statements.size());
    for (const auto& said : {why.quotes, why.statements}) {
      for (const ExplainedSpeaker& speaker : said) {
        CheckSpeaker(speaker, articles_[i]);
        pronouns += speaker.trail.reading == "pronoun" ? 1u : 0u;
      }
    }
  }
  EXPECT_GT(pronouns, 0u);
}

void CheckWtf(const ExplainedWtf& wtf, const WtfIndex& index) {
  EXPECT_EQ(wtf.index.label, index.label);
  EXPECT_EQ(wtf.axes[0].score, index.terminator);
  EXPECT_EQ(wtf.axes[1].score, index.idiocracy);
  for (const ExplainedAxis& axis : wtf.axes) {
    EXPECT_EQ(std::lround(axis.value), axis.score);
    double sum = 0;
    for (const ExplainedCategory& category : axis.categories) {
      sum += category.adds;
      double amount = 0;
      for (const ExplainedSign& sign : wtf.signs) {
        if (sign.category == category.name) amount += sign.amount;
      }
      EXPECT_NEAR(amount, category.amount, kRounding) << category.name;
    }
    EXPECT_NEAR(sum, axis.sum, kRounding) << axis.name;
  }
  for (const ExplainedSign& sign : wtf.signs) {
    EXPECT_NEAR(sign.amount,
                sign.polarity * sign.zone * sign.proximity * sign.source *
                    sign.trend * wtf.gate,
                kRounding);
    const bool weakened = sign.polarity < 1 || sign.source < 1;
    EXPECT_TRUE(!weakened || !sign.contexts.empty()) << sign.words;
  }
}

TEST_F(FeedTest, SignsAddUpToTheScoresOfTheWtfIndex) {
  std::size_t signs = 0;
  for (const Explanation& why : explanations_) {
    ASSERT_EQ(why.wtf.has_value(), why.analysis.wtf.has_value());
    if (!why.wtf) continue;
    ASSERT_EQ(why.wtf->signs_left_out, 0u);
    signs += why.wtf->signs.size();
    CheckWtf(*why.wtf, *why.analysis.wtf);
  }
  EXPECT_GT(signs, 20u);
}

TEST_F(FeedTest, TheTopicsShownAreThoseOfTheAnalysis) {
  for (const Explanation& why : explanations_) {
    std::set<std::string> shown;
    for (const auto& facet : why.topics.facets) {
      if (facet.shown) shown.emplace(facet.topic);
    }
    for (const auto& phrase : why.topics.phrases) {
      if (!phrase.as.empty()) shown.insert(phrase.as);
    }
    const auto& topics = why.analysis.topics;
    EXPECT_EQ(shown, std::set(topics.begin(), topics.end()));
  }
}

// The contexts of the first sign of the body.
std::vector<std::string> EffectsIn(const std::string& body) {
  const Explanation why = WhyOf(body);
  std::vector<std::string> effects;
  if (why.wtf && !why.wtf->signs.empty()) {
    for (const ExplainedContext& context : why.wtf->signs[0].contexts) {
      effects.push_back(std::string(context.effect) + ": " + context.words);
    }
  }
  return effects;
}

TEST(ExplainWtfTest, WhatChangedASignIsQuoted) {
  EXPECT_THAT(EffectsIn("The robot did not kill anybody in the mill."),
              Contains("negation: not"));
  EXPECT_THAT(
      EffectsIn("Critics say the robot could kill a miller."),
      testing::AllOf(Contains("modal: could"), Contains("outsider: Critics")));
  EXPECT_THAT(EffectsIn("The robot killed a miller in the mill."),
              testing::IsEmpty());
}

TEST(ExplainWtfTest, AnIdiomIsNamed) {
  const Explanation why =
      WhyOf("The AI project of the mill has come to a dead end this year.");
  ASSERT_TRUE(why.wtf);
  ASSERT_EQ(why.wtf->idioms.size(), 1u);
  EXPECT_EQ(why.wtf->idioms[0].words, "dead end");
  EXPECT_TRUE(why.wtf->signs.empty());
}

TEST(ExplainWtfTest, ASignOfTheTitleIsMarked) {
  const std::string title = "Robot kills a miller";
  const Explanation why = WhyOf("Nothing else is known of the AI.", title);
  ASSERT_TRUE(why.wtf);
  ASSERT_FALSE(why.wtf->signs.empty());
  EXPECT_TRUE(why.wtf->signs[0].in_title);
  EXPECT_EQ(Slice(title, why.wtf->signs[0].span), why.wtf->signs[0].words);
}

TEST(ExplainWtfTest, SignsBeyondTheLimitAreCounted) {
  std::string body = "The robot is there.";
  for (int i = 0; i < 150; ++i) body += " The robot killed a miller.";
  const Explanation why = WhyOf(body);
  ASSERT_TRUE(why.wtf);
  EXPECT_EQ(why.wtf->signs.size(), Explanation::kMaxSigns);
  EXPECT_EQ(why.wtf->signs_left_out, 50u);
  EXPECT_EQ(why.wtf->axes[0].categories[0].signs, 150u);
}

TEST(ExplainSpeechTest, APronounHasCandidatesWithReasons) {
  const Explanation why = WhyOf(
      "Ivo Brandt met Otto Lund at the mill in Ulm. Brandt showed him the "
      "wheel, Brandt said.\n\n\"The wheel turns again, and nobody knows "
      "why,\" he said.");
  ASSERT_EQ(why.quotes.size(), 1u);
  const ExplainedSpeaker& quote = why.quotes[0];
  EXPECT_EQ(quote.trail.reading, "pronoun");
  EXPECT_EQ(quote.words, "he");
  ASSERT_EQ(quote.candidates.size(), 2u);
  EXPECT_EQ(quote.candidates[0].name, "Ivo Brandt");
  EXPECT_EQ(quote.candidates[1].name, "Otto Lund");
  EXPECT_GT(*quote.candidates[0].score, *quote.candidates[1].score);
}

TEST(ExplainSentencesTest, ARefusedSentenceSaysByWhichRule) {
  const std::string title = "Will the old mill of Ulm ever turn again?";
  const Explanation why = WhyOf(
      "Will the old mill of Ulm ever turn its wheel again this spring? A "
      "carpenter has looked at the beams under the roof. Three of them will "
      "have to be replaced before anybody may enter.",
      title);
  const ExplainedSelection& takeaway = why.selections[0];
  ASSERT_EQ(takeaway.picks.size(), 1u);
  ASSERT_FALSE(takeaway.picks[0].refused.empty());
  EXPECT_EQ(takeaway.picks[0].refused[0].reason, "question");
}

TEST(ExplainSentencesTest, ARuleThatLeavesNothingIsNamedAsDropped) {
  const Explanation why =
      WhyOf("Will the old mill of Ulm ever turn its wheel again this spring?");
  EXPECT_THAT(why.selections[0].dropped, Contains("question"));
  EXPECT_THAT(why.selections[2].dropped, Not(Contains("question")));
}

TEST(ExplainTest, TextsWithoutAnythingToExplainAreExplained) {
  Article tombstone;
  tombstone.id = "gone";
  tombstone.deleted = true;
  EXPECT_TRUE(Why(tombstone).selections[0].picks.empty());
  for (const char* text :
       {"", " ", "... --- !!! 123", "\"\"\"\"", "“", "\xff\xfe", "AI", "he"}) {
    const Explanation why = WhyOf(text, text);
    EXPECT_EQ(why.selections.size(), 4u) << text;
  }
}

TEST(ExplainTest, OneSentenceWithoutAnEndIsExplained) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "the robot may kill he said \"";
  const Explanation why = WhyOf(body, "The robot may kill");
  ASSERT_TRUE(why.wtf);
  EXPECT_EQ(why.wtf->signs.size(), Explanation::kMaxSigns);
}

TEST(ExplainTest, FeaturesAreSaidInWords) {
  for (const auto meaning : analyse::kFeatureMeanings) EXPECT_NE(meaning, "");
}

}  // namespace
}  // namespace precis::explain
