#include "indexer/stories/fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/indexer/stories/invented_text.h"

namespace precis::stories {
namespace {

Fingerprint Of(const std::string& text) {
  const auto fingerprint = FingerprintOf(text);
  EXPECT_TRUE(fingerprint);
  return fingerprint.value_or(Fingerprint());
}

TEST(FingerprintTest, EqualWordsHaveEqualFingerprints) {
  auto text = InventedText(1);
  const auto fingerprint = Of(text);
  std::ranges::replace(text, ' ', '\n');
  std::ranges::replace(text, 'w', 'W');
  EXPECT_EQ(Of(text), fingerprint);
}

TEST(FingerprintTest, IsStoredSoItNeverChanges) {
  const auto fingerprint = Of(InventedText(2));
  EXPECT_EQ(fingerprint.bits[0], 1970175669617506083U);
  EXPECT_EQ(fingerprint.bands[27], 2863277296U);
}

TEST(FingerprintTest, ShortTextsHaveNone) {
  EXPECT_FALSE(FingerprintOf(""));
  EXPECT_FALSE(FingerprintOf(InventedText(3, 20)));
  std::string refrain;
  for (int i = 0; i < 1000; ++i) refrain += "la la la ";
  EXPECT_FALSE(FingerprintOf(refrain));
  EXPECT_TRUE(FingerprintOf(InventedText(3, 60)));
}

TEST(FingerprintTest, UnrelatedTextsDifferInHalfOfTheirBits) {
  for (std::uint32_t seed = 10; seed < 60; ++seed) {
    const auto distance = Distance(Of(InventedText(seed)), Of(InventedText(9)));
    EXPECT_GT(distance, 88U) << seed;  // Five standard deviations.
    EXPECT_LT(distance, 168U) << seed;
  }
}

// Two texts of n words that share their first c: about c of 2n − c shingles.
class JaccardTest : public testing::TestWithParam<std::size_t> {};

TEST_P(JaccardTest, IsEstimatedWithinTheStatedError) {
  const std::size_t common = GetParam();
  double sum = 0;
  constexpr int kPairs = 40;
  for (std::uint32_t seed = 0; seed < kPairs; ++seed) {
    auto a = InventedWords(1000 + seed, 600);
    auto b = InventedWords(2000 + seed, 600);
    std::copy_n(a.begin(), common, b.begin());
    sum += 1 - 2. * Distance(Of(Joined(a)), Of(Joined(b))) / 256;
  }
  const auto shared = static_cast<double>(common == 0 ? 0 : common - 2);
  const double jaccard = shared / (2 * 598 - shared);
  // One estimate has a standard deviation of at most 1/16: the mean of forty
  // is off by less than four of its own.
  EXPECT_NEAR(sum / kPairs, jaccard, 4 * 0.0625 / 6.3);
}

INSTANTIATE_TEST_SUITE_P(, JaccardTest,
                         testing::Values(0, 100, 300, 450, 570, 600));

}  // namespace
}  // namespace precis::stories
