#include "indexer/index/manifest/token_bucket.h"

#include <gtest/gtest.h>

#include <stop_token>
#include <thread>

#include "indexer/index/manifest/throttle.h"

namespace precis {
namespace {

using std::chrono::milliseconds;

const TokenBucket::Time kStart = TokenBucket::Time() + milliseconds(1000);

TEST(TokenBucketTest, ABurstFlowsAtOnce) {
  TokenBucket bucket(1000, kStart);
  EXPECT_EQ(bucket.Take(250, kStart), kStart);
  EXPECT_EQ(bucket.Take(100, kStart), kStart + milliseconds(100));
}

TEST(TokenBucketTest, WhatIsOwedIsWaitedFor) {
  TokenBucket bucket(1000, kStart);
  EXPECT_EQ(bucket.Take(2250, kStart), kStart + milliseconds(2000));
  const auto later = kStart + milliseconds(1500);
  EXPECT_EQ(bucket.Take(100, later), later + milliseconds(600));
}

TEST(TokenBucketTest, RestIsNotSavedUpForEver) {
  TokenBucket bucket(1000, kStart);
  const auto later = kStart + milliseconds(3'600'000);
  EXPECT_EQ(bucket.Take(350, later), later + milliseconds(100));
}

// Each of these would take a day.
constexpr std::uint64_t kDay = 86'400;

TEST(ThrottleTest, AStopEndsTheWait) {
  Throttle throttle(1);
  std::stop_source stop;
  std::jthread waiting([&] { throttle.Wait(kDay, stop.get_token()); });
  stop.request_stop();
}

TEST(ThrottleTest, LiftingEndsTheWaitOfAll) {
  Throttle throttle(1);
  std::jthread one([&] { throttle.Wait(kDay, {}); });
  std::jthread two([&] { throttle.Wait(kDay, {}); });
  throttle.Lift(true);
}

TEST(ThrottleTest, WithoutALimitNobodyWaits) {
  Throttle throttle(0);
  throttle.Wait(std::uint64_t{1} << 60, {});
}

}  // namespace
}  // namespace precis
