#include "indexer/stories/sliding_vector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace precis::stories {
namespace {

// At `i` of both.
void Insert(SlidingVector<int>& items, std::vector<int>& twin, std::size_t i,
            int item) {
  items.Insert(i, item);
  twin.insert(twin.begin() + static_cast<std::ptrdiff_t>(i), item);
}

void Erase(SlidingVector<int>& items, std::vector<int>& twin, std::size_t i) {
  items.Erase(i);
  twin.erase(twin.begin() + static_cast<std::ptrdiff_t>(i));
}

TEST(SlidingVectorTest, IsWhatAVectorIs) {
  std::mt19937 random(5);
  SlidingVector<int> items;
  std::vector<int> twin;
  for (int step = 0; step < 20'000; ++step) {
    // Grows and shrinks in turns.
    const bool insert = random() % 100 < (step / 500 % 2 == 0 ? 60U : 40U);
    if (insert) {
      Insert(items, twin, random() % (twin.size() + 1), step);
    } else if (!twin.empty()) {
      Erase(items, twin, random() % twin.size());
    }
    ASSERT_EQ(items.size(), twin.size());
    ASSERT_TRUE(std::ranges::equal(items.span(), twin)) << step;
    if (twin.empty()) continue;
    ASSERT_EQ(items.front(), twin.front());
    ASSERT_EQ(items.back(), twin.back());
  }
}

TEST(SlidingVectorTest, AQueueStaysWhereItIs) {
  SlidingVector<int> items;
  for (int i = 0; i < 100; ++i) items.Insert(items.size(), i);
  for (int i = 100; i < 10'000; ++i) {
    items.Insert(items.size(), i);
    items.Erase(0);
    ASSERT_EQ(items.size(), 100U);
    ASSERT_EQ(items.front(), i - 99);
    ASSERT_EQ(items.back(), i);
  }
}

}  // namespace
}  // namespace precis::stories
