#include "daemon/pipeline/backoff.h"

#include <gtest/gtest.h>

#include <thread>

namespace precis {
namespace {

TEST(BackoffTest, GoesOnAfterAWait) {
  const std::stop_source stop;
  Backoff backoff(stop.get_token());
  EXPECT_TRUE(backoff.Wait());
}

TEST(BackoffTest, AStopEndsTheLongestWaitAtOnce) {
  std::stop_source stop;
  Backoff backoff(stop.get_token());
  std::jthread stopper([&] { stop.request_stop(); });
  // Unless it ended at once, these would take a quarter of an hour.
  for (int i = 0; i < 100; ++i) static_cast<void>(backoff.Wait());
  EXPECT_FALSE(backoff.Wait());
}

}  // namespace
}  // namespace precis
