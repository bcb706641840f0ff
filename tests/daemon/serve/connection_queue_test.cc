#include "daemon/serve/connection_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

namespace precis {
namespace {

TEST(ConnectionQueueTest, ShutdownServesWhatWasAccepted) {
  std::atomic<bool> crowded = false;
  std::atomic<int> served = 0;
  ConnectionQueue queue(2, 100, crowded);
  for (int i = 0; i < 50; ++i) queue.enqueue([&] { ++served; });
  queue.shutdown();
  EXPECT_EQ(served, 50);
}

TEST(ConnectionQueueTest, AFullQueueHoldsUpTheAcceptLoop) {
  std::atomic<bool> crowded = false;
  std::latch release(1);
  std::latch begun(1);
  std::atomic<int> accepted = 0;
  std::atomic<int> most_waiting = 0;
  ConnectionQueue queue(1, 2, crowded);
  queue.enqueue([&] {
    begun.count_down();
    release.wait();
  });
  begun.wait();
  std::jthread acceptor([&] {
    for (int i = 0; i < 20; ++i) {
      queue.enqueue([&, i] {
        // Accepted beyond this one: two that wait, one that may just have been
        // let in for the place that this one left.
        most_waiting = std::max(most_waiting.load(), accepted.load() - i);
      });
      ++accepted;
    }
  });
  release.count_down();
  acceptor.join();
  queue.shutdown();
  EXPECT_EQ(accepted, 20);
  EXPECT_LE(most_waiting, 4);
}

TEST(ConnectionQueueTest, IsCrowdedWhileSomebodyWaits) {
  std::atomic<bool> crowded = false;
  std::latch release(1);
  std::latch begun(1);
  ConnectionQueue queue(1, 10, crowded);
  queue.enqueue([&] {
    begun.count_down();
    release.wait();
  });
  begun.wait();
  EXPECT_FALSE(crowded);
  queue.enqueue([] {});
  EXPECT_TRUE(crowded);
  release.count_down();
  queue.shutdown();
  EXPECT_FALSE(crowded);
}

}  // namespace
}  // namespace precis
