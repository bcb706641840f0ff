#include "indexer/index/store/merge_policy.h"

#include <gtest/gtest.h>

#include <random>

namespace precis {
namespace {

std::vector<SegmentInfo> OfSizes(const std::vector<std::uint64_t>& sizes) {
  std::vector<SegmentInfo> segments(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    segments[i].name = "s" + std::to_string(i);
    segments[i].bytes = sizes[i];
  }
  return segments;
}

std::optional<MergePlan> Choose(const std::vector<std::uint64_t>& sizes,
                                std::size_t max_segments) {
  return ChooseMerge(OfSizes(sizes), {.max_segments = max_segments});
}

TEST(MergePolicyTest, EnoughIsEnough) {
  EXPECT_EQ(Choose({1, 1, 1}, 3), std::nullopt);
}

TEST(MergePolicyTest, SmallNeighboursOfLikeSizeGoTogether) {
  EXPECT_EQ(Choose({1000, 90, 5, 5, 5, 5}, 5), (MergePlan{2, 4}));
}

TEST(MergePolicyTest, OneSegmentIsReachedInOneGo) {
  EXPECT_EQ(Choose({1000, 90, 5}, 1), (MergePlan{0, 3}));
}

TEST(MergePolicyTest, TheWidthIsBounded) {
  const auto plan = Choose(std::vector<std::uint64_t>(500, 7), 1);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->count, kMaxMergeWidth);
}

TEST(MergePolicyTest, SegmentsBeingMergedAreLeftAlone) {
  EXPECT_EQ(ChooseMerge(OfSizes({5, 5, 5, 5, 5, 5}),
                        {.max_segments = 2, .busy = {"s0", "s1", "s2"}}),
            (MergePlan{3, 3}));
  EXPECT_EQ(
      ChooseMerge(OfSizes({5, 5, 5}), {.max_segments = 1, .busy = {"s1"}}),
      std::nullopt);
}

TEST(MergePolicyTest, NoMergeIsLargerThanAllowed) {
  EXPECT_EQ(ChooseMerge(OfSizes({90, 90, 6, 5}),
                        {.max_segments = 1, .max_bytes = 100}),
            (MergePlan{2, 2}));
  EXPECT_EQ(
      ChooseMerge(OfSizes({90, 90, 90}), {.max_segments = 1, .max_bytes = 100}),
      std::nullopt);
}

TEST(MergePolicyTest, OldSegmentsDoNotJoinNewOnes) {
  auto segments = OfSizes({5, 5, 5, 5});
  const UnixMs ages[] = {1000, 1050, 2000, 2090};
  for (std::size_t i = 0; i < 4; ++i) segments[i].ages_from = ages[i];
  const MergeLimits limits = {.max_segments = 1, .max_spread_ms = 100};
  EXPECT_EQ(ChooseMerge(segments, limits), (MergePlan{0, 2}));
  segments.erase(segments.begin());
  segments[0].ages_from = 0;
  EXPECT_EQ(ChooseMerge(segments, limits), (MergePlan{1, 2}));
}

struct Feed {
  std::size_t most = 0;  // Segments live at once.
  double rewritten = 0;  // Times that a byte was written by merges.
};

// `count` segments, merged whenever the policy says so.
template <typename Make>
Feed RunFeed(int count, const MergeLimits& limits, Make make) {
  std::vector<SegmentInfo> segments;
  Feed feed;
  double written = 0;
  double taken = 0;
  for (int i = 0; i < count; ++i) {
    segments.push_back(make(i));
    taken += static_cast<double>(segments.back().bytes);
    while (const auto plan = ChooseMerge(segments, limits)) {
      const auto first =
          segments.begin() + static_cast<std::ptrdiff_t>(plan->first);
      const auto last = first + static_cast<std::ptrdiff_t>(plan->count);
      for (auto segment = first + 1; segment != last; ++segment) {
        first->bytes += segment->bytes;
        first->ages_from = segment->ages_from;  // Feeds are in order.
      }
      written += static_cast<double>(first->bytes);
      segments.erase(first + 1, last);
    }
    feed.most = std::max(feed.most, segments.size());
  }
  feed.rewritten = written / taken;
  return feed;
}

// A million articles in segments of 4,000 are 250.
TEST(MergePolicyTest, AMillionArticlesAreRewrittenTwice) {
  const auto even = [](int) { return OfSizes({4'000})[0]; };
  const Feed feed = RunFeed(250, {.max_segments = 16}, even);
  EXPECT_LE(feed.most, 16u);
  EXPECT_LT(feed.rewritten, 2);
  EXPECT_LT(RunFeed(1000, {.max_segments = 16}, even).rewritten, 3);
  EXPECT_LT(RunFeed(10'000, {.max_segments = 16}, even).rewritten, 5);
}

TEST(MergePolicyTest, UnevenSegmentsAreNoWorse) {
  std::mt19937 random(20260301);
  std::lognormal_distribution<double> size(8, 1);
  const auto uneven = [&](int) {
    return OfSizes({static_cast<std::uint64_t>(size(random)) + 1})[0];
  };
  const Feed feed = RunFeed(1000, {.max_segments = 16}, uneven);
  EXPECT_LE(feed.most, 16u);
  EXPECT_LT(feed.rewritten, 3.5);
}

// Ten days of a segment every ten minutes, of which six parts of one day each
// may not be mixed: the number of days may not drive up what merging costs.
TEST(MergePolicyTest, ManyOldSegmentsDoNotMakeTheNewOnesBeMergedTooOften) {
  constexpr UnixMs kTenMinutes = 600'000;
  const auto dated = [](int i) {
    SegmentInfo info = OfSizes({4'000})[0];
    info.ages_from = info.ages_from_first = i * kTenMinutes;
    return info;
  };
  const Feed feed = RunFeed(
      1440, {.max_segments = 16, .max_spread_ms = 144 * kTenMinutes}, dated);
  EXPECT_LE(feed.most, 16u + 11u);
  EXPECT_LT(feed.rewritten, 5);
}

}  // namespace
}  // namespace precis
