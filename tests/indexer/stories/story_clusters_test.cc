#include "indexer/stories/story_clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
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

// Like no other one.
StoryVector Single(std::uint32_t word) { return {{word, 255}}; }

TEST(StoryClustersTest, AStoryThatGoesOnIsReachedFromItsBegin) {
  constexpr UnixMs kLater = 480 * kHour;
  StoryClusters stories;
  stories.Join(1, {kFerry, 0});
  stories.Join(1, {kFerry, kLater / 2});
  for (std::uint32_t i = 2; i < 2000; ++i) stories.Join(i, {Single(i), kLater});
  stories.Join(1, {kFerry, kLater});
  // Those that began with it end.
  for (std::uint32_t i = 2; i < 200; ++i) stories.Leave(i, {Single(i), kLater});
  EXPECT_NEAR(stories.Find({kFerry, 0})->similarity, 1, 1e-9);
  EXPECT_NEAR(stories.Find({kFerry, kLater})->similarity, 1, 1e-9);
  EXPECT_NEAR(stories.Find({Single(700), kLater})->similarity, 1, 1e-9);
}

// Each story is reached however many ended before it and began behind it.
TEST(StoryClustersTest, NewStoriesDoNotHideOldOnes) {
  constexpr UnixMs kLater = 480 * kHour;
  for (std::uint32_t ended = 1; ended < 200; ended += 6) {
    StoryClusters stories;
    for (std::uint32_t i = 1; i <= 1024; ++i) stories.Join(i, {Single(i), 0});
    for (std::uint32_t i = 1; i <= ended; ++i) stories.Leave(i, {Single(i), 0});
    for (std::uint32_t i = 1; i <= ended; ++i) {
      stories.Join(2000 + i, {Single(2000 + i), kLater});
    }
    for (std::uint32_t i = ended + 1; i <= 1024; ++i) {
      ASSERT_EQ(stories.Find({Single(i), 0})->story, i) << ended;
    }
  }
}

// What StoryClusters says, worked out from the members alone.
class AllMembers {
 public:
  struct Member {
    StoryKey story;
    StoryVector vector;
    UnixMs time;
  };

  std::optional<StoryClusters::Nearest> Find(const StoryMember& article) const {
    std::map<StoryKey, std::map<std::uint32_t, std::int64_t>> sums;
    std::map<StoryKey, std::pair<UnixMs, UnixMs>> ends;
    for (const Member& m : members) {
      auto& sum = sums[m.story];
      for (const WordWeight& word : m.vector) sum[word.word] += word.weight;
      const auto end = ends.try_emplace(m.story, m.time, m.time).first;
      end->second.first = std::min(end->second.first, m.time);
      end->second.second = std::max(end->second.second, m.time);
    }
    std::optional<StoryClusters::Nearest> nearest;
    for (const auto& [story, sum] : sums) {
      const auto [first, last] = ends[story];
      const UnixMs apart =
          std::max({UnixMs{0}, first - article.time, article.time - last});
      const double similarity =
          Cosine(sum, article.vector) *
          std::exp2(-static_cast<double>(apart) /
                    static_cast<double>(StoryClusters::kHalfLife));
      if (similarity < StoryClusters::kLeastSimilarity) continue;
      if (nearest && similarity <= nearest->similarity) continue;
      nearest = {story, similarity};
    }
    return nearest;
  }

  std::deque<Member> members;

 private:
  static double Cosine(const std::map<std::uint32_t, std::int64_t>& sum,
                       const StoryVector& vector) {
    std::int64_t square = 0;
    std::int64_t other = 0;
    std::int64_t dot = 0;
    for (const auto& [word, weight] : sum) square += weight * weight;
    for (const WordWeight& word : vector) {
      other += word.weight * word.weight;
      const auto found = sum.find(word.word);
      if (found != sum.end()) dot += found->second * word.weight;
    }
    if (dot == 0) return 0;
    return static_cast<double>(dot) / (std::sqrt(static_cast<double>(square)) *
                                       std::sqrt(static_cast<double>(other)));
  }
};

// Words of a topic and some that everything has.
StoryVector VectorAbout(std::uint32_t topic, std::mt19937& random) {
  StoryVector vector;
  for (std::uint32_t i = 0; i < 12; ++i) {
    if (random() % 3 == 0) continue;
    vector.push_back(
        {100 + topic * 8 + i, static_cast<std::uint8_t>(20 + random() % 70)});
  }
  vector.push_back({static_cast<std::uint32_t>(random() % 5), 40});
  std::ranges::sort(vector, {}, &WordWeight::word);
  return vector;
}

// Some months of articles in a window of two weeks: more than the slots that
// one round has. Old stories go on now and then, late articles come, the
// numbers of slots begin again at 0.
TEST(StoryClustersTest, TheNearestOfAllIsFoundWhileTheyComeAndGo) {
  std::mt19937 random(29);
  StoryClusters stories(StorySlot{0} - 2000);
  AllMembers all;
  StoryKey key = 0;
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < 9000; ++i) {
    const bool late = random() % 50 == 0;
    const auto before = static_cast<UnixMs>(late ? 130 : random() % 20);
    const UnixMs time = i * kHour / 4 - before * kHour;
    const bool old = random() % 10 == 0;
    const auto topic = static_cast<std::uint32_t>(
        old ? random() % 3 : i / 8 * 3 + random() % 9);
    const StoryVector vector = VectorAbout(topic, random);
    const auto nearest = stories.Find({vector, time});
    if (i % 16 == 0) {
      const auto expected = all.Find({vector, time});
      ASSERT_EQ(nearest.has_value(), expected.has_value()) << i;
      if (nearest) {
        ++found;
        ASSERT_EQ(nearest->story, expected->story) << i;
        ASSERT_EQ(nearest->similarity, expected->similarity) << i;
      }
    }
    const StoryKey story = nearest ? nearest->story : ++key;
    stories.Join(story, {vector, time});
    all.members.push_back({story, vector, time});
    if (all.members.size() <= 14 * 24 * 4) continue;
    const auto gone = all.members.front();
    all.members.pop_front();
    stories.Leave(gone.story, {gone.vector, gone.time});
  }
  EXPECT_GT(found, 100U);
  EXPECT_GT(key, 3000U);
  for (const auto& m : all.members) stories.Leave(m.story, {m.vector, m.time});
  EXPECT_EQ(stories.size(), 0U);
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
