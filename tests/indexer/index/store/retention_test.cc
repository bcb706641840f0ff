#include "indexer/index/store/retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/index/manifest/layout.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::ElementsAre;

// Segments "0", "1" … of ten bytes each, with these ages.
Manifest OfAges(const std::vector<std::optional<UnixMs>>& ages) {
  Manifest manifest;
  for (const auto& age : ages) {
    SegmentInfo info;
    info.name = std::to_string(manifest.segments.size());
    info.bytes = 10;
    info.ages_from = age;
    manifest.segments.push_back(info);
  }
  return manifest;
}

std::vector<std::string> Left(const Retention& retention, UnixMs now,
                              Manifest manifest,
                              const std::set<std::string>& merging = {}) {
  const std::size_t before = manifest.segments.size();
  const auto retired = RetireSegments(retention, now, merging, manifest);
  EXPECT_EQ(retired.size() + manifest.segments.size(), before);
  std::vector<std::string> names;
  for (const SegmentInfo& info : manifest.segments) names.push_back(info.name);
  return names;
}

TEST(RetireTest, WithoutRetentionNothingGoes) {
  EXPECT_THAT(Left({}, 1'000'000, OfAges({0, 1, std::nullopt})),
              ElementsAre("0", "1", "2"));
}

TEST(RetireTest, WhatIsOlderThanAllowedGoes) {
  const Retention retention = {.max_age = milliseconds(100)};
  EXPECT_THAT(Left(retention, 200, OfAges({150, 99, 100, std::nullopt})),
              ElementsAre("0", "2", "3"));
}

TEST(RetireTest, TheOldestGoUntilItIsSmallEnough) {
  const Retention retention = {.max_bytes = 25};
  EXPECT_THAT(Left(retention, 0, OfAges({7, 5, std::nullopt, 6})),
              ElementsAre("0", "2"));
}

TEST(RetireTest, TheLastSegmentStaysHoweverLargeItIs) {
  const Retention retention = {.max_bytes = 1};
  EXPECT_THAT(Left(retention, 0, OfAges({7, 5})), ElementsAre("0"));
}

TEST(RetireTest, WhatIsBeingMergedWaits) {
  const Retention both = {.max_age = milliseconds(100), .max_bytes = 15};
  EXPECT_THAT(Left(both, 200, OfAges({10, 20, 150}), {"1"}),
              ElementsAre("1", "2"));
}

class RetentionTest : public testing::Test {
 protected:
  static constexpr UnixMs kDay = 86'400'000;

  void Open(const Retention& retention) {
    store_.reset();
    store_ = Unwrap(IndexStore::Open(
        folder_.path(),
        {.retention = retention, .now = [this] { return now_; }}));
  }

  static Entry Published(const std::string& id, std::int64_t offset,
                         std::optional<UnixMs> at) {
    Entry entry = SampleEntry(id, offset);
    entry.article.published_at = at;
    return entry;
  }

  std::vector<UnixMs> Ages() const {
    std::vector<UnixMs> ages;
    for (const SegmentInfo& info : store_->Current()->segments) {
      ages.push_back(info.ages_from.value_or(-1));
    }
    return ages;
  }

  const PartitionProgress& Progress() const {
    return store_->Current()->partitions.at(kSamplePartition);
  }

  UnixMs now_ = 1000 * kDay;
  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_;
};

TEST_F(RetentionTest, WithoutADateAnArticleIsAsOldAsItsIndexing) {
  Open({});
  PublishEntries(*store_,
                 {Published("a", 0, 3 * kDay), Published("b", 1, 2 * kDay)});
  PublishEntries(
      *store_, {Published("c", 2, 3 * kDay), Published("d", 3, std::nullopt)});
  PublishEntries(*store_, {SampleTombstone("e", 4)});
  // A date to come would keep the segment until then.
  PublishEntries(*store_, {Published("f", 5, 5000 * kDay)});
  EXPECT_THAT(Ages(), ElementsAre(3 * kDay, now_, now_, now_));
  Unwrap(store_->Merge(1));
  EXPECT_THAT(Ages(), ElementsAre(now_));
  EXPECT_EQ(Unwrap(LoadManifest(folder_.path())), *store_->Current());
}

TEST_F(RetentionTest, APublicationDropsWhatIsTooOld) {
  Open({.max_age = milliseconds(10 * kDay)});
  PublishEntries(*store_, {Published("a", 0, now_ - 5 * kDay)});
  const auto old_segment =
      SegmentPath(folder_.path(), store_->Current()->segments[0].name);
  now_ += 6 * kDay;
  EXPECT_EQ(PublishEntries(*store_, {Published("b", 1, now_)}),
            (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_THAT(Ages(), ElementsAre(now_));
  EXPECT_FALSE(fs::exists(old_segment));
  EXPECT_EQ(store_->Statistics().retired_segments, 1u);
  EXPECT_GT(store_->Statistics().retired_bytes, 0u);
  EXPECT_EQ(Progress().next, 2);
  EXPECT_EQ(Progress().tally, (Tally{.consumed = 2, .indexed = 2}));
}

TEST_F(RetentionTest, AQuietFeedAgesToo) {
  Open({.max_age = milliseconds(10 * kDay)});
  PublishEntries(*store_, {Published("a", 0, now_)});
  Unwrap(store_->Retire());
  EXPECT_EQ(store_->Current()->generation, 1u);
  now_ += 11 * kDay;
  Unwrap(store_->Retire());
  EXPECT_EQ(store_->Current()->generation, 2u);
  EXPECT_TRUE(store_->Current()->segments.empty());
  EXPECT_TRUE(fs::is_empty(SegmentsPath(folder_.path())));
  EXPECT_TRUE(fs::is_empty(TemporaryPath(folder_.path())));
  EXPECT_EQ(Progress().next, 1);
}

TEST_F(RetentionTest, WhatWasDroppedDoesNotComeBackByBeingDeliveredAgain) {
  Open({.max_age = milliseconds(10 * kDay)});
  PublishEntries(*store_, {Published("a", 0, now_)});
  now_ += 11 * kDay;
  Unwrap(store_->Retire());
  EXPECT_EQ(PublishEntries(*store_, {Published("a", 0, now_)}),
            (Tally{.consumed = 1, .skipped = 1}));
  EXPECT_TRUE(store_->Current()->segments.empty());
  // A new event of that id is a new article: nothing remembers the old one.
  EXPECT_EQ(PublishEntries(*store_, {Published("a", 7, now_)}),
            (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_TRUE(Progress().tally.Balances());
}

TEST_F(RetentionTest, ADroppedNewerVersionDoesNotReviveTheOlder) {
  Open({.max_age = milliseconds(10 * kDay)});
  PublishEntries(*store_, {Published("a", 0, now_), Published("b", 1, now_)});
  // Its newer version says that it is from long before.
  PublishEntries(*store_, {Published("a", 2, now_ - 9 * kDay)});
  now_ += 2 * kDay;
  Unwrap(store_->Retire());
  ASSERT_EQ(store_->Current()->segments.size(), 1u);
  EXPECT_EQ(store_->Current()->segments[0].deleted.ToPairs().size(), 1u);
}

TEST_F(RetentionTest, ArticlesThatAreTooOldOnArrivalAreCountedAndGone) {
  Open({.max_age = milliseconds(10 * kDay)});
  EXPECT_EQ(PublishEntries(*store_, {Published("a", 0, now_ - 11 * kDay)}),
            (Tally{.consumed = 1, .indexed = 1}));
  EXPECT_TRUE(store_->Current()->segments.empty());
  EXPECT_TRUE(fs::is_empty(SegmentsPath(folder_.path())));
  EXPECT_EQ(Progress().next, 1);
}

TEST_F(RetentionTest, TheIndexStaysBelowItsSize) {
  Open({});
  PublishEntries(*store_, {Published("first", 0, 0)});
  const std::uint64_t one = store_->Current()->segments[0].bytes;
  Open({.max_bytes = 5 * one});
  for (int i = 1; i < 40; ++i) {
    PublishEntries(*store_, {Published("a" + std::to_string(i), i, i * kDay)});
    Unwrap(store_->Merge(4));
    std::uint64_t bytes = 0;
    for (const SegmentInfo& info : store_->Current()->segments) {
      bytes += info.bytes;
    }
    ASSERT_LE(bytes, 5 * one);
  }
  EXPECT_EQ(Ages().back(), 39 * kDay);
}

// However often it is merged: old articles never join so new ones that they
// would stay for much longer than they should.
TEST_F(RetentionTest, MergingDoesNotDefeatIt) {
  constexpr UnixMs kAge = 12 * kDay;
  Open({.max_age = milliseconds(kAge)});
  for (int i = 0; i < 60; ++i) {
    now_ += kDay;
    PublishEntries(*store_, {Published("a" + std::to_string(i), i, now_)});
    Unwrap(store_->Merge(1));
    for (const SegmentInfo& info : store_->Current()->segments) {
      ASSERT_GE(*info.oldest, now_ - kAge - kAge / kRetentionParts);
    }
  }
  EXPECT_LE(Ages().size(), 13u);
}

}  // namespace
}  // namespace precis
