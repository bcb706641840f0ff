#include "indexer/analyse/vectors.h"

#include <gtest/gtest.h>

#include <cstdlib>

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

}  // namespace
}  // namespace precis::analyse
