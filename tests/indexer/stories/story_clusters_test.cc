#include "indexer/stories/story_clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace precis::stories {
namespace {

constexpr UnixMs kHour = 3600 * 1000;

const StoryVector kFerry = StoryVectorOf(
    {"Ferry to Port Merrow stays in harbour",
     "The ferry Halcyon stays in Port Merrow after inspectors found cracks in "
     "its hull. Captain Imke Halloran said the Halcyon would be mended in the "
     "dockyard at Tarn. Islanders from Skerry wait for supplies.",
     "en"});
const StoryVector kFerryAgain = StoryVectorOf(
    {"Halcyon ferry cracks: islanders wait",
     "Islanders on Skerry have waited for a second day since the ferry Halcyon "
     "was kept in Port Merrow. The cracks in the hull are longer than thought, "
     "the dockyard in Tarn said, and Halloran expects no sailing.",
     "en"});
const StoryVector kOrchard = StoryVectorOf(
    {"Orchard growers try picking machines",
     "Growers in the Velmar valley test machines that pick apples by night. "
     "The cooperative led by Tobias Quill has bought eleven of the pickers, "
     "which see ripe fruit with cameras and drop one apple in forty.",
     "en"});

TEST(StoryClustersTest, ArticlesAboutOneEventAreOneStory) {
  StoryClusters stories;
  EXPECT_FALSE(stories.Find({kFerry, 0}));
  stories.Join(1, {kFerry, 0});
  const auto again = stories.Find({kFerryAgain, 5 * kHour});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->story, 1U);
  EXPECT_FALSE(stories.Find({kOrchard, 5 * kHour}));
}

TEST(StoryClustersTest, SimilarityHalvesInThreeDaysInEitherDirection) {
  StoryClusters stories;
  stories.Join(1, {kFerry, 0});
  stories.Join(1, {kFerry, 10 * kHour});
  EXPECT_NEAR(stories.Find({kFerry, 5 * kHour})->similarity, 1, 1e-9);
  EXPECT_NEAR(stories.Find({kFerry, 82 * kHour})->similarity, 0.5, 1e-9);
  EXPECT_NEAR(stories.Find({kFerry, -72 * kHour})->similarity, 0.5, 1e-9);
  EXPECT_FALSE(stories.Find({kFerry, 200 * kHour}));
}

TEST(StoryClustersTest, TheLeastKeyWinsBetweenEquals) {
  StoryClusters stories;
  stories.Join(9, {kFerry, 0});
  stories.Join(4, {kFerry, 0});
  EXPECT_EQ(stories.Find({kFerry, 0})->story, 4U);
}

TEST(StoryClustersTest, AStoryEndsWithItsLastMember) {
  StoryClusters stories;
  stories.Join(1, {kFerry, 0});
  stories.Join(1, {kFerryAgain, 1});
  stories.Leave(1, {kFerry, 0});
  EXPECT_TRUE(stories.Contains(1));
  stories.Leave(1, {kFerryAgain, 1});
  EXPECT_FALSE(stories.Contains(1));
  EXPECT_EQ(stories.size(), 0U);
  EXPECT_FALSE(stories.Find({kFerry, 0}));
}

TEST(StoryClustersTest, AnswersDependOnTheMembersAndNotOnTheWayThere) {
  std::mt19937 random(11);
  struct Member {
    StoryKey story;
    StoryVector vector;
    UnixMs time;
  };
  std::vector<Member> members;
  for (StoryKey i = 1; i <= 400; ++i) {
    StoryVector vector;
    for (std::uint32_t word = 0; word < 60; ++word) {
      if (random() % 6 != 0) continue;
      vector.push_back({word, static_cast<std::uint8_t>(1 + random() % 90)});
    }
    const auto hours = static_cast<UnixMs>(random() % 90);
    members.push_back({1 + random() % 40, vector, hours * kHour});
  }
  StoryClusters once;
  for (const Member& m : members) once.Join(m.story, {m.vector, m.time});
  StoryClusters moved;
  auto others = members;
  std::ranges::shuffle(others, random);
  for (const Member& m : others) moved.Join(m.story + 7, {m.vector, m.time});
  for (const Member& m : others) {
    moved.Leave(m.story + 7, {m.vector, m.time});
    moved.Join(m.story, {m.vector, m.time});
  }
  for (const Member& m : members) {
    const auto expected = once.Find({m.vector, m.time});
    const auto found = moved.Find({m.vector, m.time});
    ASSERT_EQ(found.has_value(), expected.has_value());
    if (!found) continue;
    EXPECT_EQ(found->story, expected->story);
    EXPECT_EQ(found->similarity, expected->similarity);
  }
}

TEST(StoryClustersTest, AnArticleOfWhichNothingCanBeSaidIsNearNothing) {
  const StoryVector nothing = StoryVectorOf({"Photo", "A photo.", "en"});
  EXPECT_TRUE(nothing.empty());
  StoryClusters stories;
  stories.Join(1, {nothing, 0});
  EXPECT_FALSE(stories.Find({nothing, 0}));
  stories.Leave(1, {nothing, 0});
}

}  // namespace
}  // namespace precis::stories
