#include "indexer/index/segment/id_filter.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/segment/segment_filter.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

std::string Id(std::size_t i) {
  return "https://example.org/articles/" + std::to_string(i);
}

IdFilter Filled(std::size_t ids) {
  IdFilter filter(ids);
  for (std::size_t i = 0; i < ids; ++i) filter.Add(IdHash::Of(Id(i)));
  return filter;
}

double FalsePositives(const IdFilter& filter, std::size_t ids) {
  constexpr std::size_t kTries = 200'000;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < kTries; ++i) {
    if (filter.MayHave(IdHash::Of(Id(ids + i)))) ++wrong;
  }
  return static_cast<double>(wrong) / kTries;
}

class IdFilterSizeTest : public testing::TestWithParam<std::size_t> {};

TEST_P(IdFilterSizeTest, NoIdIsEverDeniedAndFewAreMadeUp) {
  const std::size_t ids = GetParam();
  const IdFilter filter = Filled(ids);
  for (std::size_t i = 0; i < ids; ++i) {
    ASSERT_TRUE(filter.MayHave(IdHash::Of(Id(i)))) << i;
  }
  const double rate = FalsePositives(filter, ids);
  RecordProperty("false_positives", std::to_string(rate));
  EXPECT_LT(rate, 0.01);
}

INSTANTIATE_TEST_SUITE_P(, IdFilterSizeTest,
                         testing::Values(1, 100, 4'000, 64'000, 500'000));

TEST(IdFilterTest, WithoutIdsItHasNone) {
  const IdFilter filter(0);
  EXPECT_EQ(FalsePositives(filter, 0), 0);
}

TEST(IdFilterTest, MoreIdsThanItHasRoomForAreStillThere) {
  IdFilter filter(10);
  for (std::size_t i = 0; i < 1000; ++i) filter.Add(IdHash::Of(Id(i)));
  for (std::size_t i = 0; i < 1000; ++i) {
    ASSERT_TRUE(filter.MayHave(IdHash::Of(Id(i))));
  }
}

TEST(IdFilterTest, BytesAreReadBack) {
  const IdFilter filter = Filled(777);
  const auto read = Unwrap(IdFilter::FromBytes(filter.ToBytes()));
  EXPECT_EQ(read.ids(), 777u);
  EXPECT_EQ(read.ToBytes(), filter.ToBytes());
  EXPECT_TRUE(read.MayHave(IdHash::Of(Id(5))));
}

TEST(IdFilterTest, EveryDamagedByteIsNoticed) {
  const std::string bytes = Filled(20).ToBytes();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    const auto read = IdFilter::FromBytes(damaged);
    ASSERT_FALSE(read) << i;
    EXPECT_EQ(read.error().code, ErrorCode::kCorrupt);
    ASSERT_FALSE(IdFilter::FromBytes(bytes.substr(0, i))) << i;
  }
}

// The format is on disk: what older programs wrote has to be understood.
TEST(IdFilterTest, TheFormatDoesNotChange) {
  const std::string bytes = Filled(3).ToBytes();
  EXPECT_EQ(bytes.size(), 11u + 4 + 8 + 8 + 32 + 4);
  EXPECT_EQ(Fnv1a64(bytes), 9501910341586466642u);
}

class SegmentFilterTest : public testing::Test {
 protected:
  fs::path Segment(std::size_t i) const {
    return SegmentPath(folder_.path(), store_->Current()->segments.at(i).name);
  }
  Xapian::Database Open(std::size_t i) const {
    return Unwrap(
        OpenSegment(folder_.path(), store_->Current()->segments.at(i)));
  }
  void Reopen() {
    store_.reset();
    store_ = Unwrap(IndexStore::Open(folder_.path()));
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ = Unwrap(IndexStore::Open(folder_.path()));
};

TEST_F(SegmentFilterTest, PublishedAndMergedSegmentsHaveOne) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  PublishEntries(*store_, {SampleTombstone("c", 2)});
  EXPECT_FALSE(Unwrap(LoadFilter(Segment(0), Open(0))).rebuilt);
  EXPECT_FALSE(Unwrap(LoadFilter(Segment(1), Open(1))).rebuilt);
  Unwrap(store_->Merge(1));
  const auto merged = Unwrap(LoadFilter(Segment(0), Open(0)));
  EXPECT_FALSE(merged.rebuilt);
  EXPECT_EQ(merged.filter->ids(), 3u);
  EXPECT_EQ(store_->Statistics().filters_rebuilt, 0u);
}

TEST_F(SegmentFilterTest, OneThatIsMissingOrDamagedIsMadeAgain) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  PublishEntries(*store_, {SampleEntry("c", 2)});
  fs::remove(FilterPath(Segment(0)));
  std::ofstream(FilterPath(Segment(1))) << "damaged";
  Reopen();
  EXPECT_EQ(store_->Statistics().filters_rebuilt, 2u);
  EXPECT_FALSE(Unwrap(LoadFilter(Segment(0), Open(0))).rebuilt);
  EXPECT_EQ(PublishEntries(*store_, {SampleEntry("a", 3)}),
            (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_EQ(PublishEntries(*store_, {SampleEntry("c", 1)}),
            (Tally{.consumed = 1, .skipped = 1}));
}

// An id so long that its term ends in a hash.
TEST_F(SegmentFilterTest, LongIdsAreFoundToo) {
  const std::string id(300, 'x');
  PublishEntries(*store_, {SampleEntry(id, 0)});
  fs::remove(FilterPath(Segment(0)));
  Reopen();
  PublishEntries(*store_, {SampleEntry(id, 1)});
  EXPECT_EQ(store_->Current()->segments.size(), 1u);
}

TEST_F(SegmentFilterTest, OnlySegmentsThatMayHaveAnIdAreAsked) {
  constexpr int kSegments = 20;
  constexpr int kIds = 50;
  std::int64_t offset = 0;
  for (int i = 0; i < kSegments; ++i) {
    std::vector<Entry> entries;
    for (int j = 0; j < kIds; ++j) {
      entries.push_back(SampleEntry("id" + std::to_string(offset), offset));
      ++offset;
    }
    PublishEntries(*store_, entries);
  }
  const StoreStatistics fresh = store_->Statistics();
  EXPECT_EQ(fresh.ids_looked_up, std::uint64_t{kSegments * kIds});
  // Without filters it would be 50 * (0 + 1 + ... + 19) = 9,500.
  EXPECT_LT(fresh.segments_asked, 95u);
  // One id that is in the third segment: that one is asked, hardly another.
  PublishEntries(*store_, {SampleEntry("id120", offset++)});
  const StoreStatistics again = store_->Statistics();
  EXPECT_EQ(again.ids_looked_up, fresh.ids_looked_up + 1);
  EXPECT_GE(again.segments_asked, fresh.segments_asked + 1);
  EXPECT_LE(again.segments_asked, fresh.segments_asked + 3);
}

}  // namespace
}  // namespace precis
