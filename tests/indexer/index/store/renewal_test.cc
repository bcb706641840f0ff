#include "indexer/index/store/renewal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "indexer/index/entry/entry_json.h"
#include "indexer/index/segment/stored_entry.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

using testing::ElementsAre;

constexpr int kNewVersion = 9;

bool Any(const SegmentInfo&) { return true; }

// Every live entry's id and the version of its analysis.
std::multimap<std::string, int> Live(const IndexStore& store) {
  std::multimap<std::string, int> live;
  for (const SegmentInfo& info : store.Current()->segments) {
    const auto reader = Unwrap(EntryReader::Open(store.path(), info));
    for (const std::uint32_t document : Unwrap(reader.FirstDocuments())) {
      const StoredEntry stored = Unwrap(reader.Read(document));
      live.emplace(Unwrap(EntryWithoutAnalysis(stored)).article.id,
                   AnalysisOriginOf(stored.json).version);
    }
  }
  return live;
}

// All entries of `source`, with a quote more each.
RenewedEntries Renew(IndexStore& store, const SegmentInfo& source) {
  const auto reader = Unwrap(EntryReader::Open(store.path(), source));
  RenewedEntries renewed;
  std::vector<Entry> entries;
  for (const std::uint32_t document : Unwrap(reader.FirstDocuments())) {
    const StoredEntry stored = Unwrap(reader.Read(document));
    entries.push_back(Unwrap(EntryWithoutAnalysis(stored)));
    entries.back().analysis.version = kNewVersion;
    entries.back().analysis.quotes = {{"cranes", {4, 10}, "", 0, ""}};
    renewed.replaces.push_back(stored.place);
  }
  renewed.segment = WriteSegment(store, entries);
  return renewed;
}

class RenewalTest : public testing::Test {
 protected:
  RenewalTest() : store_(Unwrap(IndexStore::Open(folder_.path()))) {
    PublishEntries(*store_, {SampleEntry("a", 0), SampleEntry("b", 1)});
  }

  std::unique_ptr<Renewal> Begin() {
    return Unwrap(Renewal::Begin(*store_, Any));
  }
  const SegmentInfo& Segment(std::size_t i) const {
    manifest_ = store_->Current();
    return manifest_->segments.at(i);
  }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_;
  mutable std::shared_ptr<const Manifest> manifest_;
};

TEST_F(RenewalTest, EntriesAreReplacedAndNothingElseChanges) {
  const auto before = store_->Current();
  const auto renewal = Begin();
  const SegmentInfo& source = renewal->sources()[0];
  Unwrap(renewal->Replace(source, Renew(*store_, source)));
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_THAT(Live(*store_), ElementsAre(std::pair("a", kNewVersion),
                                         std::pair("b", kNewVersion)));
  const auto after = store_->Current();
  ASSERT_EQ(after->segments.size(), 1u);
  EXPECT_EQ(after->partitions, before->partitions);
  EXPECT_EQ(after->segments[0].analysis_version, kNewVersion);
  EXPECT_EQ(after->segments[0].oldest, before->segments[0].oldest);
  EXPECT_EQ(after->segments[0].newest, before->segments[0].newest);
}

// Without a date an entry is as old as its first indexing.
TEST_F(RenewalTest, TheAgeThatRetentionCountsStays) {
  UnixMs now = 1000;
  const auto store = Unwrap(IndexStore::Open(folder_.path() / "undated",
                                             {.now = [&] { return now; }}));
  Entry entry = SampleEntry("a", 0);
  entry.article.published_at.reset();
  PublishEntries(*store, {entry});
  now = 5000;
  const auto renewal = Unwrap(Renewal::Begin(*store, Any));
  const SegmentInfo& source = renewal->sources()[0];
  Unwrap(renewal->Replace(source, Renew(*store, source)));
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_EQ(store->Current()->segments.at(0).ages_from, 1000);
}

TEST_F(RenewalTest, WhatIsNotFinishedIsStillRight) {
  {
    const auto renewal = Begin();
    const SegmentInfo& source = renewal->sources()[0];
    RenewedEntries second = Renew(*store_, source);
    second.replaces.erase(second.replaces.begin());
    Entry entry = SampleEntry("b", 1);
    entry.analysis.version = kNewVersion;
    second.segment = WriteSegment(*store_, {entry});
    Unwrap(renewal->Replace(source, second));
  }
  const auto live = Live(*store_);
  EXPECT_THAT(live,
              ElementsAre(std::pair("a", 1), std::pair("b", kNewVersion)));
  store_.reset();
  store_ = Unwrap(IndexStore::Open(folder_.path()));
  EXPECT_EQ(Live(*store_), live);
}

TEST_F(RenewalTest, ANewerVersionThatCameMeanwhileWins) {
  const auto renewal = Begin();
  const SegmentInfo& source = renewal->sources()[0];
  const RenewedEntries renewed = Renew(*store_, source);
  PublishEntries(*store_, {SampleEntry("a", 2), SampleTombstone("b", 3)});
  Unwrap(renewal->Replace(source, renewed));
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_THAT(Live(*store_), ElementsAre(std::pair("a", 1)));
  EXPECT_EQ(store_->Current()->segments.size(), 1u);
}

TEST_F(RenewalTest, EventsThatComeLaterMeetWhatWasRenewedAsTheyWouldHave) {
  const auto renewal = Begin();
  const SegmentInfo& source = renewal->sources()[0];
  Unwrap(renewal->Replace(source, Renew(*store_, source)));
  // Delivered again: the offset is done with.
  EXPECT_EQ(PublishEntries(*store_, {SampleEntry("a", 0)}).skipped, 1u);
  // Newer: takes its place.
  EXPECT_EQ(PublishEntries(*store_, {SampleEntry("b", 2)}).indexed, 1u);
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_THAT(Live(*store_),
              ElementsAre(std::pair("a", kNewVersion), std::pair("b", 1)));
}

TEST_F(RenewalTest, ATombstoneInTheSourceIsKeptWhenMostOfItIsDead) {
  PublishEntries(*store_, {SampleTombstone("a", 2), SampleEntry("c", 3),
                           SampleEntry("d", 4)});
  const auto renewal = Begin();
  const SegmentInfo source = renewal->sources()[1];
  Unwrap(renewal->Replace(source, Renew(*store_, source)));
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_EQ(Segment(2).documents, 1u);
  EXPECT_TRUE(Segment(2).deleted.empty());
  EXPECT_EQ(Live(*store_).count("a"), 0u);
}

TEST_F(RenewalTest, WhatIsClaimedIsNotMergedUntilItIsLetGo) {
  PublishEntries(*store_, {SampleEntry("c", 2)});
  auto renewal = Begin();
  EXPECT_EQ(Unwrap(store_->Merge(1)), 0u);
  renewal.reset();
  EXPECT_EQ(Unwrap(store_->Merge(1)), 1u);
}

TEST_F(RenewalTest, WhatIsReplacedLiesWhereItsSourceLay) {
  PublishEntries(*store_, {SampleEntry("c", 2)});
  const auto renewal = Begin();
  const SegmentInfo& source = renewal->sources()[0];
  const RenewedEntries renewed = Renew(*store_, source);
  Unwrap(renewal->Replace(source, renewed));
  Unwrap(renewal->Finish(source, kNewVersion));
  EXPECT_EQ(Segment(0).name, renewed.segment.info.name);
  EXPECT_EQ(Segment(1).documents, 1u);
}

TEST(AnalysisOriginTest, IsReadOffTheJsonWhateverTheTextSays) {
  Entry entry = SampleEntry("a", 0);
  entry.article.text = R"(A text with "analysis_version":77,"lexicon":"x")";
  entry.analysis.version = 12;
  EXPECT_EQ(AnalysisOriginOf(EntryToJson(entry)).version, 12);
  EXPECT_FALSE(AnalysisOriginOf(EntryToJson(entry)).has_wtf);
  entry.analysis.wtf = WtfIndex{};
  EXPECT_TRUE(AnalysisOriginOf(EntryToJson(entry)).has_wtf);
  EXPECT_EQ(AnalysisOriginOf(EntryToJson(entry)).lexicon, "");
  entry.analysis.wtf->lexicon = "0123456789abcdef";
  const std::string json = EntryToJson(entry);
  EXPECT_EQ(AnalysisOriginOf(json).lexicon, "0123456789abcdef");
}

}  // namespace
}  // namespace precis
