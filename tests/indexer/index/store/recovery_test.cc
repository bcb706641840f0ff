#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/store/index_store.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RecoveryTest : public testing::Test {
 protected:
  RecoveryTest() {
    auto store = Unwrap(IndexStore::Open(folder_.path()));
    PublishEntries(*store, {SampleEntry("a", 0)});
    PublishEntries(*store, {SampleEntry("b", 1)});
    manifest_ = *store->Current();
  }

  fs::path Segment(std::size_t i) const {
    return SegmentPath(folder_.path(), manifest_.segments.at(i).name);
  }

  IndexFolder folder_;
  Manifest manifest_;
};

TEST_F(RecoveryTest, ARestartGoesOnWhereItWas) {
  auto store = Unwrap(IndexStore::Open(folder_.path()));
  EXPECT_EQ(*store->Current(), manifest_);
  EXPECT_EQ(PublishEntries(*store, {SampleEntry("a", 2)}),
            (Tally{.consumed = 1, .indexed = 1}));
}

TEST_F(RecoveryTest, LeftoversOfACrashAreRemoved) {
  fs::create_directories(TemporaryPath(folder_.path()) / "half-written");
  fs::create_directories(SegmentsPath(folder_.path()) / "never-published");
  std::ofstream(StubPath(folder_.path())) << "glass segments/never-published\n";
  auto store = Unwrap(IndexStore::Open(folder_.path()));
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
  EXPECT_FALSE(fs::exists(SegmentsPath(folder_.path()) / "never-published"));
  EXPECT_EQ(Xapian::Database(StubPath(folder_.path()).string()).get_doccount(),
            2u);
}

TEST_F(RecoveryTest, NothingIsRemovedUnderADamagedManifest) {
  std::ofstream(ManifestPath(folder_.path())) << "damaged";
  const auto store = IndexStore::Open(folder_.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kCorrupt);
  EXPECT_TRUE(fs::exists(Segment(0)));
}

TEST_F(RecoveryTest, AMissingSegmentIsCorrupt) {
  fs::remove_all(Segment(0));
  const auto store = IndexStore::Open(folder_.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(store.error().message, HasSubstr(manifest_.segments[0].name));
  EXPECT_THAT(store.error().message, HasSubstr("restore"));
}

TEST_F(RecoveryTest, AnotherDatabaseInItsPlaceIsCorrupt) {
  fs::remove_all(Segment(0));
  fs::copy(Segment(1), Segment(0));
  const auto store = IndexStore::Open(folder_.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(store.error().message, HasSubstr(manifest_.segments[0].uuid));
}

TEST_F(RecoveryTest, ASegmentOfAnotherFormatIsRefused) {
  {
    Xapian::WritableDatabase database(Segment(0).string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    database.set_metadata("precis.format", "0");
    database.commit();
  }
  const auto store = IndexStore::Open(folder_.path());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(store.error().message, HasSubstr("format '0'"));
  EXPECT_THAT(store.error().message, HasSubstr("set a new group_id"));
}

}  // namespace
}  // namespace precis
