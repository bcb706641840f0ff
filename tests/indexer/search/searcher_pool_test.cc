#include <atomic>
#include <thread>

#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

class SearcherPoolTest : public SearchTestBase {};

TEST_F(SearcherPoolTest, ALeaseSeesTheNewestGeneration) {
  SearcherPool pool(folder_.path(), 2);
  EXPECT_EQ(Unwrap(pool.Acquire())->generation(), 0u);
  Publish({SampleEntry("a", 0)});
  EXPECT_EQ(Unwrap(pool.Acquire())->generation(), 1u);
  Publish({SampleEntry("b", 1)});
  auto lease = Unwrap(pool.Acquire());
  EXPECT_EQ(lease->generation(), 2u);
  EXPECT_EQ(Unwrap(lease->CountEntries()), 2u);
}

TEST_F(SearcherPoolTest, SearchersAreUsedAgain) {
  Publish({SampleEntry("a", 0)});
  SearcherPool pool(folder_.path(), 1);
  const Searcher* first = nullptr;
  {
    const auto lease = Unwrap(pool.Acquire());
    first = lease.get();
  }
  EXPECT_EQ(Unwrap(pool.Acquire()).get(), first);
}

TEST_F(SearcherPoolTest, LeasesAreIndependent) {
  Publish({SampleEntry("a", 0)});
  SearcherPool pool(folder_.path(), 1);
  auto one = Unwrap(pool.Acquire());
  auto two = Unwrap(pool.Acquire());
  EXPECT_NE(one.get(), two.get());
}

TEST_F(SearcherPoolTest, ALeaseHeldOverAMergeGoesOn) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("b", 1)});
  SearcherPool pool(folder_.path(), 1);
  auto lease = Unwrap(pool.Acquire());
  Unwrap(store_->Merge(1));
  EXPECT_EQ(
      Unwrap(lease->Search({.query = "\"harbour cranes\""})).entries.size(),
      2u);
  EXPECT_EQ(lease->generation(), 2u);
}

TEST_F(SearcherPoolTest, PreparingChangesNothingThatIsFound) {
  SearcherPool pool(folder_.path(), 1);
  Publish({SampleEntry("a", 0)});
  Unwrap(pool.Prepare());
  EXPECT_EQ(Unwrap(Unwrap(pool.Acquire())->CountEntries()), 1u);
  Publish({SampleEntry("b", 1)});
  Unwrap(pool.Prepare());
  const auto lease = Unwrap(pool.Acquire());
  EXPECT_EQ(lease->generation(), 2u);
  EXPECT_EQ(
      Unwrap(lease->Search({.query = "harbour", .order = SearchOrder::kNewest}))
          .entries[0]
          .id,
      "b");
}

TEST_F(SearcherPoolTest, WhereThereIsNoIndexNothingCanBePrepared) {
  SearcherPool pool(folder_.path() / "none", 1);
  EXPECT_EQ(pool.Prepare().error().code, ErrorCode::kUnavailable);
}

// Every entry is published again and again: whatever generation a search sees,
// it finds each of them exactly once.
TEST_F(SearcherPoolTest, NoSearchIsDisturbedByPublishingAndMerging) {
  constexpr int kIds = 8;
  constexpr int kRounds = 25;
  const auto publish_all = [&](int round) {
    std::vector<Entry> entries;
    for (int i = 0; i < kIds; ++i)
      entries.push_back(SampleEntry("e" + std::to_string(i), kIds * round + i));
    Publish(entries);
  };
  publish_all(0);
  SearcherPool pool(folder_.path(), 2);
  std::atomic<bool> stop = false;
  std::atomic<int> searches = 0;
  const auto read = [&] {
    std::uint64_t generation = 0;
    while (!stop) {
      auto lease = pool.Acquire();
      ASSERT_TRUE(lease) << lease.error().message;
      EXPECT_GE((*lease)->generation(), generation);
      generation = (*lease)->generation();
      const auto results =
          (*lease)->Search({.query = "\"harbour cranes\" source:quay"});
      ASSERT_TRUE(results) << results.error().message;
      EXPECT_EQ(results->entries.size(), std::size_t{kIds});
      EXPECT_EQ(results->generation, generation);
      const auto json = (*lease)->EntryJson("e3");
      ASSERT_TRUE(json && *json);
      ++searches;
    }
  };
  {
    std::jthread one(read);
    std::jthread two(read);
    std::jthread three(read);
    for (int round = 1; round < kRounds; ++round) {
      // Two at a time, so that segments keep something alive to merge.
      publish_all(round);
      Entry other =
          SampleEntry("other" + std::to_string(round), 1'000'000 + round);
      other.article.text = "Nothing of the kind.";
      Publish({other});
      Unwrap(pool.Prepare());
      if (round % 4 == 0) {
        Unwrap(store_->Merge(2, {}, [&](const auto& path, const auto& info) {
          Unwrap(pool.PrepareMerged(path, info));
        }));
      }
      Publish({SampleTombstone("other" + std::to_string(round),
                               2'000'000 + round)});
    }
    stop = true;
  }
  EXPECT_GT(searches, 0);
}

}  // namespace
}  // namespace precis
