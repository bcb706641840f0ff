#include "indexer/analyse/text/numeric.h"

#include <gtest/gtest.h>

#include <cmath>

namespace precis::analyse {
namespace {

// The series are cut where the next term is below 1e-13 of the sum.
TEST(NumericTest, LogAndExpAgreeWithTheLibrary) {
  for (double x = 0.001; x < 1e6; x *= 1.37) {
    EXPECT_NEAR(NaturalLog(x), std::log(x),
                1e-11 * (1 + std::abs(std::log(x))));
  }
  for (double x = -30; x < 30; x += 0.173) {
    EXPECT_NEAR(Exponential(x) / std::exp(x), 1, 1e-11);
  }
}

TEST(NumericTest, StandardisedValuesHaveMeanZeroAndDeviationOne) {
  std::vector<double> values = {1, 2, 3, 4};
  Standardise(values);
  EXPECT_NEAR(values[0] + values[1] + values[2] + values[3], 0, 1e-12);
  EXPECT_NEAR(values[3], 1.5 / std::sqrt(1.25), 1e-12);
}

TEST(NumericTest, EqualValuesBecomeZero) {
  std::vector<double> values = {7, 7};
  Standardise(values);
  EXPECT_EQ(values, (std::vector<double>{0, 0}));
}

TEST(NumericTest, LogarithmOfACountIsTheLogarithm) {
  for (std::size_t i = 1; i < 1000; ++i) {
    EXPECT_EQ(NaturalLogOf(i), NaturalLog(static_cast<double>(i))) << i;
  }
}

}  // namespace
}  // namespace precis::analyse
