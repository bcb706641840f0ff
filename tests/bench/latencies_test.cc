#include "bench/measure/latencies.h"

#include <gtest/gtest.h>

namespace precis::bench {
namespace {

TEST(LatenciesTest, PercentileIsTheNearestRank) {
  Latencies latencies;
  for (int i = 100; i >= 1; --i) latencies.Add(i);
  EXPECT_EQ(latencies.Percentile(50), 50);
  EXPECT_EQ(latencies.Percentile(99), 99);
  EXPECT_EQ(latencies.Percentile(100), 100);
  EXPECT_EQ(latencies.Percentile(0.5), 1);
}

TEST(LatenciesTest, OneOutlierOfAHundredIsNotThePercentile) {
  Latencies latencies;
  latencies.Add(1, 99);
  latencies.Add(1000);
  EXPECT_EQ(latencies.count(), 100U);
  EXPECT_EQ(latencies.Percentile(99), 1);
  EXPECT_EQ(latencies.Percentile(99.5), 1000);
}

TEST(LatenciesTest, CountsHowOftenATimeWasSeen) {
  Latencies latencies;
  latencies.Add(2, 1);
  latencies.Add(1, 3);
  latencies.Add(7, 0);
  EXPECT_EQ(latencies.count(), 4U);
  EXPECT_EQ(latencies.Percentile(75), 1);
  EXPECT_EQ(latencies.Percentile(76), 2);
}

TEST(LatenciesTest, NoneIsZero) { EXPECT_EQ(Latencies().Percentile(99), 0); }

}  // namespace
}  // namespace precis::bench
