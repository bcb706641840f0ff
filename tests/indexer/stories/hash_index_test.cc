#include "indexer/stories/hash_index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace precis::stories {
namespace {

std::optional<HashIndex::Number> Find(const HashIndex& index,
                                      std::uint64_t hash,
                                      HashIndex::Number meant) {
  return index.Find(hash,
                    [&](HashIndex::Number number) { return number == meant; });
}

TEST(HashIndexTest, OfEqualHashesTheOneThatIsMeantIsFound) {
  HashIndex index;
  for (HashIndex::Number i = 0; i < 40; ++i) index.Insert(7, i);
  EXPECT_EQ(Find(index, 7, 0), 0U);
  EXPECT_EQ(Find(index, 7, 39), 39U);
  EXPECT_FALSE(Find(index, 7, 40));
  EXPECT_FALSE(Find(index, 8, 0));
  index.Erase(7, 0);
  EXPECT_FALSE(Find(index, 7, 0));
  EXPECT_EQ(Find(index, 7, 39), 39U);
  EXPECT_EQ(index.size(), 39U);
}

TEST(HashIndexTest, EveryNumberMayBeKept) {
  HashIndex index;
  index.Insert(0, 0xffffffff);
  EXPECT_EQ(Find(index, 0, 0xffffffff), 0xffffffff);
}

// Things come and go, many hashes being equal or near each other.
TEST(HashIndexTest, WhatIsTakenOutHidesNobody) {
  std::mt19937 random(3);
  HashIndex index;
  std::map<HashIndex::Number, std::uint64_t> twin;  // Hashes of numbers.
  for (HashIndex::Number step = 0; step < 60'000; ++step) {
    const bool insert = random() % 100 < (step / 5000 % 2 == 0 ? 70U : 30U);
    if (insert) {
      const std::uint64_t hash = random() % 3000;
      index.Insert(hash, step);
      twin[step] = hash;
    } else if (!twin.empty()) {
      auto gone =
          twin.lower_bound(static_cast<HashIndex::Number>(random() % step));
      if (gone == twin.end()) gone = twin.begin();
      index.Erase(gone->second, gone->first);
      EXPECT_FALSE(Find(index, gone->second, gone->first));
      twin.erase(gone);
    }
    ASSERT_EQ(index.size(), twin.size());
    if (step % 2500 != 0) continue;
    for (const auto& [number, hash] : twin) {
      ASSERT_EQ(Find(index, hash, number), number);
    }
  }
}

}  // namespace
}  // namespace precis::stories
