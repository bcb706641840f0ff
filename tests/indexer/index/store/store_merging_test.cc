// What merging does while publications go on: bounds, limits, stops.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

class StoreMergingTest : public testing::Test {
 protected:
  void Open(const StoreOptions& options) {
    store_.reset();
    store_ = Unwrap(IndexStore::Open(folder_.path(), options));
  }

  void Publish(int count) {
    for (int i = 0; i < count; ++i) {
      PublishEntries(*store_,
                     {SampleEntry("e" + std::to_string(offset_), offset_)});
      ++offset_;
    }
  }

  // Every entry published so far is there once.
  void ExpectAllThere() const {
    std::size_t found = 0;
    const auto manifest = store_->Current();
    for (const SegmentInfo& info : manifest->segments) {
      const auto segment = Unwrap(OpenSegment(folder_.path(), info));
      for (std::int64_t i = 0; i < offset_; ++i) {
        const auto place =
            Unwrap(FindEntry(segment, info.deleted, "e" + std::to_string(i)));
        if (place) ++found;
      }
    }
    EXPECT_EQ(found, static_cast<std::size_t>(offset_));
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_;
  std::int64_t offset_ = 0;
};

// A publication after the other, and two threads that merge.
TEST_F(StoreMergingTest, UnderConstantLoadTheNumberOfSegmentsIsBounded) {
  constexpr int kPublications = 300;
  Open({.max_segments = 8});
  std::size_t most = 0;
  {
    std::atomic<bool> done = false;
    const auto merge = [&] {
      while (!done) Unwrap(store_->Merge(8));
    };
    std::jthread one(merge);
    std::jthread two(merge);
    for (int i = 0; i < kPublications; ++i) {
      Publish(1);
      most = std::max(most, store_->Current()->segments.size());
    }
    done = true;
  }
  Unwrap(store_->Merge(8));
  EXPECT_LE(store_->Current()->segments.size(), 8u);
  RecordProperty("most_segments", static_cast<int>(most));
  // Each publication fsyncs half a dozen files: two merges never fall so far
  // behind that it takes more than this.
  EXPECT_LE(most, 64u);
  ExpectAllThere();
  const StoreStatistics statistics = store_->Statistics();
  EXPECT_GT(statistics.merges, 0u);
}

// At a byte a second a merge of this size would take a day: publications and
// the stop must not wait for it.
TEST_F(StoreMergingTest, AMergeHeldBackHoldsUpNothing) {
  Open({.merge_bytes_per_s = 1, .max_segments = 1000});
  Publish(4);
  std::stop_source stop;
  Result<std::size_t> merged = 0;
  {
    std::jthread merging([&] { merged = store_->Merge(1, stop.get_token()); });
    Publish(20);
    EXPECT_GE(store_->Current()->segments.size(), 20u);
    stop.request_stop();
  }
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().code, ErrorCode::kCancelled);
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
  ExpectAllThere();
}

TEST_F(StoreMergingTest, WithFarTooManySegmentsTheLimitIsLifted) {
  Open({.merge_bytes_per_s = 1, .max_segments = 4});
  Publish(9);
  EXPECT_EQ(Unwrap(store_->Merge(1)), 8u);
  ExpectAllThere();
}

TEST_F(StoreMergingTest, CompactingMakesOneSegmentWithoutDeletedDocuments) {
  Open({});
  Publish(70);  // More than are merged at once.
  offset_ = 0;
  Entry again = SampleEntry("e3", 1000);
  PublishEntries(*store_, {again});
  offset_ = 70;
  std::vector<CompactProgress> reports;
  Unwrap(store_->Compact({}, [&](const CompactProgress& progress) {
    reports.push_back(progress);
  }));
  ASSERT_EQ(store_->Current()->segments.size(), 1u);
  EXPECT_TRUE(store_->Current()->segments[0].deleted.empty());
  EXPECT_EQ(store_->Current()->segments[0].documents, 70u);
  ExpectAllThere();
  ASSERT_FALSE(reports.empty());
  EXPECT_EQ(reports.front().segments, 70u);
  EXPECT_GT(reports.front().bytes, 0u);
  EXPECT_EQ(reports.back().segments, 1u);
  EXPECT_EQ(reports.back().bytes_read, reports.back().bytes);
}

TEST_F(StoreMergingTest, CompactingOneSegmentTakesOutWhatIsDeleted) {
  Open({});
  std::vector<Entry> entries;
  for (; offset_ < 3; ++offset_) {
    entries.push_back(SampleEntry("e" + std::to_string(offset_), offset_));
  }
  entries.push_back(SampleEntry("e1", 3));
  PublishEntries(*store_, entries);
  ASSERT_FALSE(store_->Current()->segments[0].deleted.empty());
  Unwrap(store_->Compact());
  EXPECT_TRUE(store_->Current()->segments.at(0).deleted.empty());
  EXPECT_EQ(store_->Current()->segments[0].documents, 3u);
  const auto generation = store_->Current()->generation;
  Unwrap(store_->Compact());
  EXPECT_EQ(store_->Current()->generation, generation) << "for nothing";
}

TEST_F(StoreMergingTest, CompactingEndsUnderConstantLoad) {
  Open({});
  Publish(10);
  {
    std::jthread publishing([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) Publish(1);
    });
    Unwrap(store_->Compact());
  }
  EXPECT_EQ(store_->Current()->segments.front().documents, 10u);
  ExpectAllThere();
}

TEST_F(StoreMergingTest, CompactingAndMergingTakeTurns) {
  Open({});
  Publish(30);
  {
    std::jthread one([&] { Unwrap(store_->Compact()); });
    std::jthread two([&] { Unwrap(store_->Compact()); });
    std::jthread three([&] { Unwrap(store_->Merge(3)); });
    Publish(10);
  }
  Unwrap(store_->Compact());
  EXPECT_EQ(store_->Current()->segments.size(), 1u);
  ExpectAllThere();
}

TEST_F(StoreMergingTest, ACompactionCanBeStopped) {
  Open({.merge_bytes_per_s = 1, .max_segments = 1000});
  Publish(3);
  std::stop_source stop;
  const auto compacted = store_->Compact(
      stop.get_token(), [&](const CompactProgress&) { stop.request_stop(); });
  ASSERT_FALSE(compacted);
  EXPECT_EQ(compacted.error().code, ErrorCode::kCancelled);
  EXPECT_EQ(store_->Current()->segments.size(), 3u);
}

}  // namespace
}  // namespace precis
