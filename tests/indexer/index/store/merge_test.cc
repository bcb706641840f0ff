#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <thread>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "indexer/index/store/index_store.h"
#include "indexer/index/store/segment_merge.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

class MergeTest : public testing::Test {
 protected:
  std::size_t LiveCount(const std::string& id) const {
    std::size_t count = 0;
    for (const SegmentInfo& info : store_->Current()->segments) {
      const auto segment = Unwrap(OpenSegment(folder_.path(), info));
      count += Unwrap(FindEntry(segment, info.deleted, id)).has_value();
    }
    return count;
  }

  std::vector<fs::path> Folders() const {
    return {fs::directory_iterator(SegmentsPath(folder_.path())),
            fs::directory_iterator()};
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ = Unwrap(IndexStore::Open(folder_.path()));
};

TEST_F(MergeTest, EveryEntryIsStillThere) {
  for (int i = 0; i < 5; ++i) {
    PublishEntries(*store_, {SampleEntry("a" + std::to_string(i), 2 * i),
                             SampleEntry("b" + std::to_string(i), 2 * i + 1)});
  }
  const auto partitions = store_->Current()->partitions;
  EXPECT_EQ(Unwrap(store_->Merge(1)), 4u);
  const auto manifest = store_->Current();
  ASSERT_EQ(manifest->segments.size(), 1u);
  EXPECT_EQ(manifest->segments[0].documents, 10u);
  EXPECT_EQ(manifest->partitions, partitions);
  EXPECT_EQ(Folders().size(), 1u);
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(LiveCount("a" + std::to_string(i)), 1u);
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(Folders()[0].string(), 0, &report), 0u)
      << report.str();
}

TEST_F(MergeTest, DeletedDocumentsAreDroppedAndIdsStayRight) {
  // Holes at the beginning, in the middle and at the end of each segment.
  PublishEntries(*store_,
                 {SampleEntry("a", 0), SampleEntry("b", 1), SampleEntry("c", 2),
                  SampleEntry("d", 3), SampleEntry("e", 4)});
  PublishEntries(*store_,
                 {SampleEntry("f", 5), SampleEntry("a", 6), SampleEntry("c", 7),
                  SampleEntry("e", 8), SampleEntry("g", 9)});
  PublishEntries(*store_, {SampleEntry("f", 10), SampleEntry("c", 11),
                           SampleEntry("g", 12)});
  Unwrap(store_->Merge(1));
  const SegmentInfo& merged = store_->Current()->segments.at(0);
  EXPECT_EQ(merged.documents, 7u);
  EXPECT_TRUE(merged.deleted.empty());
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g"})
    EXPECT_EQ(LiveCount(id), 1u) << id;
  // Ids of the merged segment can be deleted like any others.
  PublishEntries(*store_, {SampleEntry("b", 13)});
  EXPECT_EQ(LiveCount("b"), 1u);
}

TEST_F(MergeTest, TombstonesSurvive) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  PublishEntries(*store_, {SampleTombstone("a", 9)});
  Unwrap(store_->Merge(1));
  EXPECT_EQ(LiveCount("a"), 1u);
  EXPECT_EQ(PublishEntries(*store_, {SampleEntry("a", 5)}),
            (Tally{.consumed = 1, .superseded = 1}));
}

TEST_F(MergeTest, DeletionsPublishedMeanwhileAreTranslated) {
  PublishEntries(
      *store_, {SampleEntry("a", 0), SampleEntry("b", 1), SampleEntry("c", 2)});
  PublishEntries(
      *store_, {SampleEntry("a", 3), SampleEntry("d", 4), SampleEntry("e", 5)});
  const auto then = store_->Current()->segments;
  const auto merged = Unwrap(MergeSegments(folder_.path(), then, "trial"));
  PublishEntries(*store_, {SampleEntry("c", 6), SampleEntry("e", 7)});
  std::vector<SegmentInfo> now = store_->Current()->segments;
  now.resize(2);
  const RangeSet deleted = ShiftNewDeletions(then, now, merged.shifts);
  const Xapian::Database database(
      (TemporaryPath(folder_.path()) / "trial").string());
  ASSERT_EQ(database.get_doccount(), 5u);
  for (const char* id : {"a", "b", "d"}) {
    EXPECT_TRUE(Unwrap(FindEntry(database, deleted, id))) << id;
  }
  for (const char* id : {"c", "e"}) {
    EXPECT_FALSE(Unwrap(FindEntry(database, deleted, id))) << id;
  }
}

TEST_F(MergeTest, PublicationsGoOnMeanwhile) {
  constexpr int kRounds = 40;
  constexpr int kIds = 7;
  std::jthread merger([&] {
    while (store_->Current()->generation < kRounds) {
      const auto merged = store_->Merge(2);
      EXPECT_TRUE(merged) << merged.error().message;
    }
  });
  for (int i = 0; i < kRounds; ++i) {
    PublishEntries(*store_, {SampleEntry(std::to_string(i % kIds), 2 * i),
                             SampleEntry("x" + std::to_string(i), 2 * i + 1)});
  }
  merger.join();
  for (int i = 0; i < kIds; ++i)
    EXPECT_EQ(LiveCount(std::to_string(i)), 1u) << i;
  for (int i = 0; i < kRounds; ++i)
    EXPECT_EQ(LiveCount("x" + std::to_string(i)), 1u) << i;
  const auto progress = store_->Current()->partitions.at(kSamplePartition);
  EXPECT_EQ(progress.next, 2 * kRounds);
  EXPECT_EQ(progress.tally,
            (Tally{.consumed = 2 * kRounds, .indexed = 2 * kRounds}));
}

TEST_F(MergeTest, AReaderKeepsWhatItHasOpen) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  PublishEntries(*store_, {SampleEntry("b", 1)});
  const auto open =
      Unwrap(OpenSegment(folder_.path(), store_->Current()->segments[0]));
  Unwrap(store_->Merge(1));
  EXPECT_THAT(open.get_document(1).get_data(),
              testing::HasSubstr("harbour cranes"));
  EXPECT_NE(open.positionlist_begin(1, "Stitle"),
            open.positionlist_end(1, "Stitle"));
}

TEST_F(MergeTest, AFailedMergeChangesNothing) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  PublishEntries(*store_, {SampleEntry("b", 1)});
  const auto before = *store_->Current();
  auto blocked = ManifestPath(folder_.path());
  blocked += ".new";
  fs::create_directory(blocked);
  EXPECT_FALSE(store_->Merge(1));
  EXPECT_EQ(*store_->Current(), before);
  EXPECT_EQ(LiveCount("a") + LiveCount("b"), 2u);
  fs::remove(blocked);
  EXPECT_EQ(Unwrap(store_->Merge(1)), 1u);
}

}  // namespace
}  // namespace precis
