#include "daemon/pipeline/in_flight.h"

#include <gtest/gtest.h>

#include <thread>

namespace precis {
namespace {

using Clock = std::chrono::steady_clock;

TEST(InFlightTest, WaitEndsWithTheLastBatch) {
  InFlight in_flight;
  in_flight.Add(2);
  bool empty = false;
  {
    std::jthread waiter([&] {
      empty = in_flight.WaitUntilEmpty(Clock::now() + std::chrono::minutes(1));
    });
    in_flight.Done(1);
    in_flight.Done(1);
  }
  EXPECT_TRUE(empty);
}

TEST(InFlightTest, WaitGivesUpAtItsDeadline) {
  InFlight in_flight;
  in_flight.Add(1);
  EXPECT_FALSE(in_flight.WaitUntilEmpty(Clock::now()));
}

TEST(InFlightTest, AbandonEndsAWait) {
  InFlight in_flight;
  in_flight.Add(1);
  bool empty = true;
  {
    std::jthread waiter([&] {
      empty = in_flight.WaitUntilEmpty(Clock::now() + std::chrono::minutes(1));
    });
    in_flight.Abandon();
  }
  EXPECT_FALSE(empty);
}

}  // namespace
}  // namespace precis
