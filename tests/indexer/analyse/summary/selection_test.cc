#include "indexer/analyse/summary/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace precis::analyse {
namespace {

using testing::ElementsAre;

// Sentences that have nothing in common.
Ranking RankingOf(std::vector<Candidate> candidates) {
  Ranking ranking;
  ranking.similarity.resize(candidates.size() * candidates.size());
  ranking.candidates = std::move(candidates);
  return ranking;
}

Candidate Scored(double score, std::size_t words) {
  Candidate c;
  c.score = score;
  c.words = words;
  return c;
}

constexpr SelectionRules kRules = {
    .count = 2, .max_words = 60, .wanted_words = 50, .excess_penalty = 0.1};

TEST(SelectionTest, MuchBetterSentenceMayTakeMoreWordsThanWanted) {
  const Ranking ranking =
      RankingOf({Scored(9, 30), Scored(8, 28), Scored(2, 20)});
  EXPECT_THAT(Select(ranking, kRules, 3), ElementsAre(0, 1));
}

TEST(SelectionTest, LittleBetterSentenceIsNotWorthTheWordsAboveThoseWanted) {
  const Ranking ranking =
      RankingOf({Scored(9, 30), Scored(2.5, 28), Scored(2, 20)});
  EXPECT_THAT(Select(ranking, kRules, 3), ElementsAre(0, 2));
}

TEST(SelectionTest, NothingGoesAboveTheMostWords) {
  const Ranking ranking =
      RankingOf({Scored(9, 30), Scored(8, 31), Scored(-9, 20)});
  EXPECT_THAT(Select(ranking, kRules, 3), ElementsAre(0, 2));
}

TEST(SelectionTest, FirstSentenceIsTakenHoweverLong) {
  const Ranking ranking = RankingOf({Scored(9, 79), Scored(8, 31)});
  EXPECT_THAT(Select(ranking, kRules, 2), ElementsAre(0));
}

}  // namespace
}  // namespace precis::analyse
