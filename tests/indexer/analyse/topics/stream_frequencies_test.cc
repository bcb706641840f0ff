#include "indexer/analyse/topics/stream_frequencies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace precis::analyse {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::FloatNear;
using testing::SizeIs;

StemCounts Counted(std::size_t articles, std::vector<StemCount> counts) {
  return {.articles = articles, .counts = std::move(counts)};
}

auto Is(std::uint64_t stem, float articles) {
  return testing::AllOf(
      Field(&StemCount::stem, stem),
      Field(&StemCount::articles, FloatNear(articles, 1e-3F)));
}

TEST(StreamFrequenciesTest, ArticleCountsHalfAfterAHalfLife) {
  StreamFrequencies stream(100);
  stream.Fold(Counted(100, {{1, 80}, {2, 8}}));
  stream.Fold(Counted(100, {{2, 10}, {3, 40}}));
  EXPECT_NEAR(stream.articles(), 150, 1e-9);
  EXPECT_THAT(stream.counts(), ElementsAre(Is(1, 40), Is(2, 14), Is(3, 40)));
  stream.Fold(Counted(200, {}));
  EXPECT_NEAR(stream.articles(), 150 / 4.0 + 200, 1e-9);
  EXPECT_THAT(stream.counts(), ElementsAre(Is(1, 10), Is(2, 3.5), Is(3, 10)));
}

TEST(StreamFrequenciesTest, AllThatEverCameWeighsSomeHalfLives) {
  StreamFrequencies stream(1000);
  for (int i = 0; i < 1000; ++i) stream.Fold(Counted(100, {{7, 100}}));
  EXPECT_NEAR(stream.articles(), 1442.7, 60);  // 1000 / ln 2, and the last 100.
  EXPECT_THAT(stream.counts(),
              ElementsAre(Is(7, static_cast<float>(stream.articles()))));
}

TEST(StreamFrequenciesTest, WordThatDoesNotComeBackIsForgotten) {
  StreamFrequencies stream(10);
  stream.Fold(Counted(1, {{1, 1}}));
  stream.Fold(Counted(9, {{2, 9}}));
  EXPECT_THAT(stream.counts(), SizeIs(2));
  stream.Fold(Counted(3, {{2, 3}}));
  EXPECT_THAT(stream.counts(), SizeIs(1));
}

TEST(StreamFrequenciesTest, RarestAreForgottenAboveTheMost) {
  StreamFrequencies stream(1e9, 2);
  stream.Fold(Counted(10, {{1, 3}, {2, 9}, {3, 1}, {4, 3}}));
  EXPECT_THAT(stream.counts(), ElementsAre(Is(1, 3), Is(2, 9)));
}

TEST(StreamFrequenciesTest, BytesBringTheSameBack) {
  StreamFrequencies stream(100);
  stream.Fold(Counted(70, {{1, 3}, {1ULL << 63, 9}}));
  stream.Fold(Counted(7, {{5, 2}}));
  StreamFrequencies other(100);
  ASSERT_TRUE(other.FromBytes(stream.ToBytes()));
  EXPECT_EQ(other.ToBytes(), stream.ToBytes());
  EXPECT_EQ(other.articles(), stream.articles());
  EXPECT_EQ(other.Snapshot()->Inverse(5), stream.Snapshot()->Inverse(5));
}

TEST(StreamFrequenciesTest, DamagedBytesAreRefusedAndChangeNothing) {
  StreamFrequencies stream(100);
  stream.Fold(Counted(70, {{1, 3}, {2, 9}}));
  const std::string good = stream.ToBytes();
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    EXPECT_FALSE(stream.FromBytes(bad)) << i;
    EXPECT_FALSE(stream.FromBytes(good.substr(0, i))) << i;
  }
  EXPECT_EQ(stream.ToBytes(), good);
}

}  // namespace
}  // namespace precis::analyse
