#include "indexer/index/store/index_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/segment/segment_database.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class IndexStoreTest : public testing::Test {
 protected:
  // The offset of the live entry or tombstone of `id`; -1: none; -2: several.
  std::int64_t LiveOffset(const std::string& id) const {
    std::int64_t offset = -1;
    for (const SegmentInfo& info : store_->Current()->segments) {
      const auto segment = Unwrap(OpenSegment(folder_.path(), info));
      if (const auto found = Unwrap(FindEntry(segment, info.deleted, id))) {
        offset = offset == -1 ? found->version.offset : -2;
      }
    }
    return offset;
  }

  PartitionProgress Progress() const {
    return store_->Current()->partitions.at(kSamplePartition);
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_ = Unwrap(IndexStore::Open(folder_.path()));
};

TEST_F(IndexStoreTest, EntriesAndOffsetsAppearTogether) {
  const Tally tally =
      PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  EXPECT_EQ(tally, (Tally{.consumed = 2, .indexed = 2}));
  EXPECT_EQ(LiveOffset("a"), 0);
  EXPECT_EQ(LiveOffset("b"), 1);
  EXPECT_EQ(Progress().next, 2);
  EXPECT_EQ(store_->Current()->generation, 1u);
  EXPECT_EQ(Unwrap(LoadManifest(folder_.path())), *store_->Current());
}

TEST_F(IndexStoreTest, TheNewestVersionStaysAcrossSegments) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  const Tally tally = PublishEntries(*store_, {SampleEntry("a", 2)});
  EXPECT_EQ(tally, (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_EQ(LiveOffset("a"), 2);
  EXPECT_EQ(Progress().tally, (Tally{.consumed = 3, .indexed = 3}));
}

TEST_F(IndexStoreTest, TheNewestVersionStaysWithinAPublication) {
  Entry newer = SampleEntry("a", 0);
  newer.version.updated_at = 20;
  Entry older = SampleEntry("a", 1);
  older.version.updated_at = 10;
  const Tally tally = PublishEntries(
      *store_, {newer, older, SampleEntry("b", 2), SampleEntry("b", 3)});
  EXPECT_EQ(tally, (Tally{.consumed = 4, .indexed = 3, .superseded = 1}));
  EXPECT_EQ(LiveOffset("a"), 0);
  EXPECT_EQ(LiveOffset("b"), 3);
}

TEST_F(IndexStoreTest, WorkersMayDeliverOutOfOrder) {
  Publication publication = MakePublication(*store_, {SampleEntry("a", 5)});
  Publication earlier = MakePublication(*store_, {SampleEntry("a", 3)});
  publication.segments.push_back(earlier.segments[0]);
  publication.partitions[kSamplePartition].tally.consumed = 2;
  const Tally tally = Unwrap(store_->Publish(publication))[kSamplePartition];
  EXPECT_EQ(tally, (Tally{.consumed = 2, .indexed = 1, .superseded = 1}));
  EXPECT_EQ(LiveOffset("a"), 5);
}

TEST_F(IndexStoreTest, TheSameVersionFromAnotherPartitionIsADuplicate) {
  Entry first = SampleEntry("a", 0);
  first.version.updated_at = 10;
  PublishEntries(*store_, {first});
  Entry again = first;
  again.version.origin.number = 1;
  auto publication = MakePublication(*store_, {again});
  auto tallies = Unwrap(store_->Publish(publication));
  EXPECT_EQ(tallies[again.version.origin],
            (Tally{.consumed = 1, .duplicate = 1}));
  EXPECT_EQ(store_->Current()->segments.size(), 1u);
}

TEST_F(IndexStoreTest, ATombstoneDeletesAndIsRemembered) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  const Tally tally = PublishEntries(*store_, {SampleTombstone("a", 3)});
  EXPECT_EQ(tally, (Tally{.consumed = 1, .tombstone = 1}));
  EXPECT_EQ(LiveOffset("a"), 3);
  // The deleted version comes again, late.
  const Tally late = PublishEntries(*store_, {SampleEntry("a", 2)});
  EXPECT_EQ(late, (Tally{.consumed = 1, .superseded = 1}));
  const Tally anew = PublishEntries(*store_, {SampleEntry("a", 4)});
  EXPECT_EQ(anew, (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_EQ(LiveOffset("a"), 4);
}

TEST_F(IndexStoreTest, AnEventDeliveredAgainLaterIsSkipped) {
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  PublishEntries(*store_, {SampleEntry("a", 2)});
  // A rebalance: 0 to 2 come again, 0 although a newer version is there.
  const Tally tally = PublishEntries(
      *store_, {SampleEntry("a", 0), SampleEntry("b", 1), SampleEntry("a", 2)});
  EXPECT_EQ(tally, (Tally{.consumed = 3, .skipped = 3}));
  EXPECT_EQ(LiveOffset("a"), 2);
  EXPECT_EQ(Progress().next, 3);
  EXPECT_TRUE(Progress().tally.Balances());
  EXPECT_EQ(Progress().tally.indexed, 3u);
}

TEST_F(IndexStoreTest, AnEventDeliveredTwiceInOnePublicationIsADuplicate) {
  const Tally tally =
      PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("a", 0)});
  EXPECT_EQ(tally, (Tally{.consumed = 2, .indexed = 1, .duplicate = 1}));
  EXPECT_EQ(LiveOffset("a"), 0);
}

TEST_F(IndexStoreTest, DiscardedEntriesAreNeitherSeenNorCounted) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  auto publication =
      MakePublication(*store_, {SampleEntry("a", 1), SampleEntry("b", 2)});
  publication.segments[0].entries[0].discarded = true;
  publication.partitions[kSamplePartition].finished = {};
  publication.partitions[kSamplePartition].finished.Add(2, 3);
  publication.partitions[kSamplePartition].tally.consumed = 1;
  const Tally tally = Unwrap(store_->Publish(publication))[kSamplePartition];
  EXPECT_EQ(tally, (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_EQ(LiveOffset("a"), 0);
  EXPECT_EQ(Progress().next, 1);
  EXPECT_TRUE(Progress().finished.Contains(2));
}

TEST_F(IndexStoreTest, AWholeSegmentOfDiscardedEntriesGoes) {
  auto publication = MakePublication(*store_, {SampleEntry("a", 0)});
  publication.segments[0].entries[0].discarded = true;
  publication.partitions.clear();
  EXPECT_TRUE(Unwrap(store_->Publish(publication)).empty());
  EXPECT_TRUE(store_->Current()->segments.empty());
  EXPECT_TRUE(fs::is_empty(SegmentsPath(folder_.path())));
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
}

TEST_F(IndexStoreTest, AnEntryOfAPartitionNotSpokenOfIsRefused) {
  auto publication = MakePublication(*store_, {SampleEntry("a", 0)});
  publication.partitions.clear();
  const auto published = store_->Publish(publication);
  ASSERT_FALSE(published);
  EXPECT_EQ(published.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(store_->Current()->generation, 0u);
}

TEST_F(IndexStoreTest, FinishedRangesWaitForTheGap) {
  PublishEntries(*store_, {SampleEntry("c", 2)});
  EXPECT_EQ(Progress().next, 0);
  EXPECT_TRUE(Progress().finished.Contains(2));
  PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  EXPECT_EQ(Progress().next, 3);
  EXPECT_TRUE(Progress().finished.empty());
}

TEST_F(IndexStoreTest, AnUnknownPartitionBeginsAtItsStart) {
  auto publication = MakePublication(*store_, {SampleEntry("a", 100)});
  publication.partitions[kSamplePartition].start = 100;
  Unwrap(store_->Publish(publication));
  EXPECT_EQ(Progress().next, 101);
  auto next = MakePublication(*store_, {SampleEntry("a", 101)});
  next.partitions[kSamplePartition].start = 5;  // Of no meaning any more.
  Unwrap(store_->Publish(next));
  EXPECT_EQ(Progress().next, 102);
}

TEST_F(IndexStoreTest, RefusedEventsAloneCanBePublished) {
  Publication publication;
  publication.partitions[kSamplePartition] = {
      .start = 0,
      .finished = {},
      .tally = {.consumed = 2, .dead_lettered = 1, .skipped = 1}};
  publication.partitions[kSamplePartition].finished.Add(0, 2);
  const Tally tally = Unwrap(store_->Publish(publication))[kSamplePartition];
  EXPECT_TRUE(tally.Balances());
  EXPECT_EQ(Progress().next, 2);
}

TEST_F(IndexStoreTest, ASegmentWithNothingAliveGoes) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  const std::string name = store_->Current()->segments[0].name;
  PublishEntries(*store_, {SampleEntry("a", 1), SampleEntry("b", 2)});
  ASSERT_EQ(store_->Current()->segments.size(), 1u);
  EXPECT_NE(store_->Current()->segments[0].name, name);
  EXPECT_FALSE(fs::exists(SegmentPath(folder_.path(), name)));
}

TEST_F(IndexStoreTest, AfterAFailureTheSamePublicationCanBeMadeAgain) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  auto publication =
      MakePublication(*store_, {SampleEntry("a", 1), SampleEntry("b", 2)});
  const auto before = store_->Current();
  // The manifest cannot be written where a folder is in the way.
  auto blocked = ManifestPath(folder_.path());
  blocked += ".new";
  fs::create_directory(blocked);
  const auto failed = store_->Publish(publication);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(*store_->Current(), *before);
  EXPECT_EQ(LiveOffset("a"), 0);
  EXPECT_EQ(Unwrap(LoadManifest(folder_.path())), *before);
  fs::remove(blocked);
  const Tally tally = Unwrap(store_->Publish(publication))[kSamplePartition];
  EXPECT_EQ(tally, (Tally{.consumed = 2, .indexed = 2}));
  EXPECT_EQ(LiveOffset("a"), 1);
  EXPECT_EQ(LiveOffset("b"), 2);
}

TEST_F(IndexStoreTest, TheStubOpensTheWholeIndex) {
  PublishEntries(*store_, {SampleEntry("a", 0)});
  PublishEntries(*store_, {SampleEntry("b", 1)});
  const Xapian::Database all(StubPath(folder_.path()).string());
  EXPECT_EQ(all.size(), 2u);
  EXPECT_EQ(all.get_doccount(), 2u);
}

TEST_F(IndexStoreTest, ASecondDaemonIsToldWhoHoldsIt) {
  const auto second = IndexStore::Open(folder_.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(second.error().message,
              HasSubstr("process " + std::to_string(::getpid()) + " on "));
  EXPECT_THAT(second.error().message, HasSubstr(" since 20"));
  store_.reset();
  EXPECT_TRUE(IndexStore::Open(folder_.path()));
}

}  // namespace
}  // namespace precis
