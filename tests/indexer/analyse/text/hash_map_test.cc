#include "indexer/analyse/text/hash_map.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace precis::analyse {
namespace {

TEST(HashMapTest, HoldsWhatUnorderedMapHolds) {
  std::mt19937_64 random(3);
  HashMap<int> map;
  std::unordered_map<std::uint64_t, int> expected;
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t key = random() % 7000;  // Zero and neighbours, too.
    ++map[key];
    ++expected[key];
  }
  EXPECT_EQ(map.size(), expected.size());
  for (std::uint64_t key = 0; key < 8000; ++key) {
    const auto found = expected.find(key);
    const int* value = map.Find(key);
    ASSERT_EQ(value != nullptr, found != expected.end()) << key;
    ASSERT_EQ(value == nullptr ? 0 : *value,
              found == expected.end() ? 0 : found->second);
  }
}

TEST(HashMapTest, KeysOfTheSameLowBitsAreTold) {
  HashMap<int> map;
  for (std::uint64_t i = 0; i < 100; ++i) map[i << 40] = static_cast<int>(i);
  for (std::uint64_t i = 0; i < 100; ++i) {
    ASSERT_TRUE(map.Contains(i << 40));
    ASSERT_EQ(*map.Find(i << 40), static_cast<int>(i));
  }
  EXPECT_FALSE(map.Contains(std::uint64_t{100} << 40));
}

TEST(HashSetTest, ContainsWhatWasInserted) {
  HashSet set;
  EXPECT_FALSE(set.Contains(0));
  set.Insert(0);
  set.Insert(12);
  EXPECT_TRUE(set.Contains(0));
  EXPECT_TRUE(set.Contains(12));
  EXPECT_FALSE(set.Contains(13));
}

}  // namespace
}  // namespace precis::analyse
