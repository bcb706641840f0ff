#include "indexer/analyse/text/vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace precis::analyse {
namespace {

TEST(VectorsTest, SameWordsHaveCosineOne) {
  const FixedVector vector = VectorOf("Windmills grind barley near Utrecht");
  EXPECT_NEAR(Cosine(vector, vector), 1, 0.01);
}

TEST(VectorsTest, SharedWordsAreCloserThanNone) {
  const FixedVector barley = VectorOf("Windmills grind barley");
  const FixedVector again = VectorOf("Barley is ground by windmills");
  const FixedVector other = VectorOf("Submarines chart undersea canyons");
  EXPECT_GT(Cosine(barley, again), Cosine(barley, other) + 0.3);
}

TEST(VectorsTest, StopWordsAloneHaveNoDirection) {
  EXPECT_EQ(VectorOf("it was what they had"), FixedVector{});
}

// What the dot product kernel requires: norms below 2^15.
TEST(VectorsTest, NormIsBounded) {
  const FixedVector vector = VectorOf("a lone platypus");
  long square = 0;
  for (const std::int16_t x : vector) square += long{x} * x;
  EXPECT_LE(square, (kNorm + 16L) * (kNorm + 16L));
}

// The definition of a sum, for terms of which many share a stem or dimension.
std::array<float, kDimensions> PlainSum(std::vector<Token> tokens) {
  constexpr std::array kFactors = {1.0,   1.693, 2.099, 2.386,
                                   2.609, 2.792, 2.946, 3.079};
  std::erase_if(tokens,
                [](const Token& t) { return InverseFrequency(t) == 0; });
  std::ranges::stable_sort(tokens, {}, &Token::stem);
  std::array<float, kDimensions> sum{};
  for (std::size_t i = 0, next = 0; i < tokens.size(); i = next) {
    while (next < tokens.size() && tokens[next].stem == tokens[i].stem) ++next;
    const double value = InverseFrequency(tokens[i]) *
                         kFactors[std::min(next - i, kFactors.size()) - 1];
    const bool negative = (tokens[i].stem >> 40 & 1) != 0;
    sum[tokens[i].stem % kDimensions] +=
        static_cast<float>(negative ? -value : value);
  }
  return sum;
}

TEST(VectorsTest, SumIsWhatItsDefinitionSays) {
  std::mt19937_64 random(8);
  for (int run = 0; run < 300; ++run) {
    std::vector<Token> tokens(random() % 60);
    for (Token& token : tokens) {
      token.is_word = random() % 5 != 0;
      token.digit = random() % 9 == 0;
      token.classes = random() % 3 == 0 ? word::kCommon : 0;
      token.stem = (random() % 3) << 40 | (random() % 2) << 20 | random() % 40;
    }
    EXPECT_EQ(SumTerms(tokens).values, PlainSum(tokens)) << run;
  }
}

TEST(VectorsTest, NormalisedRoundsHalvesAwayFromZero) {
  TermSum sum;
  for (const std::size_t d : {3u, 200u}) sum.touched.Insert(d);
  sum.values[3] = 3;
  sum.values[200] = -4;
  const FixedVector vector = Normalised(sum);
  EXPECT_EQ(vector[3], 2458);     // 2457.6
  EXPECT_EQ(vector[200], -3277);  // -3276.8
  EXPECT_EQ(vector[4], 0);
}

}  // namespace
}  // namespace precis::analyse
