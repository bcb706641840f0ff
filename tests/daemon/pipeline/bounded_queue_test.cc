#include "daemon/pipeline/bounded_queue.h"

#include <gtest/gtest.h>

#include <thread>

namespace precis {
namespace {

using Clock = BoundedQueue<int>::Clock;

TEST(BoundedQueueTest, CloseLetsConsumersDrain) {
  BoundedQueue<int> queue(2);
  ASSERT_TRUE(queue.Push(1));
  queue.Close();
  EXPECT_FALSE(queue.Push(2));
  EXPECT_FALSE(queue.drained());
  EXPECT_EQ(queue.Pop(), 1);
  EXPECT_EQ(queue.Pop(), std::nullopt);
  EXPECT_TRUE(queue.drained());
}

TEST(BoundedQueueTest, CloseWakesABlockedProducer) {
  BoundedQueue<int> queue(1);
  ASSERT_TRUE(queue.Push(1));
  bool pushed = true;
  {
    std::jthread producer([&] { pushed = queue.Push(2); });
    queue.Close();
  }
  EXPECT_FALSE(pushed);
}

TEST(BoundedQueueTest, AFullQueueLeavesTheItemWithItsOwner) {
  BoundedQueue<std::string> queue(1);
  ASSERT_TRUE(queue.Push("first"));
  std::string second = "second";
  EXPECT_FALSE(queue.PushUntil(second, Clock::now()));
  EXPECT_EQ(second, "second");
  EXPECT_EQ(queue.TryPop(), "first");
  EXPECT_TRUE(queue.PushUntil(second, Clock::now()));
  EXPECT_EQ(queue.depth(), 1U);
}

TEST(BoundedQueueTest, PopUntilGivesUpAtItsDeadline) {
  BoundedQueue<int> queue(1);
  EXPECT_EQ(queue.PopUntil(Clock::now()), std::nullopt);
  EXPECT_FALSE(queue.drained());
}

TEST(BoundedQueueTest, NothingIsLostBetweenManyThreads) {
  constexpr int kItems = 2000;
  BoundedQueue<int> queue(3);
  std::atomic<int> sum = 0;
  {
    std::vector<std::jthread> consumers;
    for (int i = 0; i < 3; ++i) {
      consumers.emplace_back([&] {
        while (auto item = queue.Pop()) sum += *item;
      });
    }
    {
      std::vector<std::jthread> producers;
      for (int i = 0; i < 2; ++i) {
        producers.emplace_back([&] {
          for (int item = 1; item <= kItems; ++item) {
            ASSERT_TRUE(queue.Push(item));
          }
        });
      }
    }
    queue.Close();
  }
  EXPECT_EQ(sum, 2 * kItems * (kItems + 1) / 2);
}

}  // namespace
}  // namespace precis
