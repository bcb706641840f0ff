// The merger's threads over a real store.
#include "daemon/pipeline/merger.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <string>

#include "indexer/index/manifest/layout.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::chrono::minutes kLong{2};

class MergerTest : public testing::Test {
 protected:
  void Open(const StoreOptions& options = {}) {
    store_ = Unwrap(IndexStore::Open(folder_.path(), options));
  }

  void PublishSegments(int count) {
    for (int i = 0; i < count; ++i) {
      PublishEntries(*store_,
                     {SampleEntry("e" + std::to_string(next_), next_)});
      ++next_;
    }
  }

  std::size_t segments() const { return store_->Current()->segments.size(); }

  IndexFolder folder_;
  std::unique_ptr<IndexStore> store_;
  Health health_;
  Metrics metrics_;
  int next_ = 0;
};

TEST_F(MergerTest, ACompactionIsDoneWhenItsNumberIsFinished) {
  Open();
  PublishSegments(5);
  Merger merger(16, {*store_, health_, metrics_});
  const std::uint64_t number = merger.RequestCompaction();
  merger.Start();
  const auto status = merger.WaitForCompaction(number, kLong);
  EXPECT_EQ(status.finished, number);
  EXPECT_EQ(status.error, "");
  EXPECT_EQ(segments(), 1u);
  EXPECT_THAT(metrics_.Text(), HasSubstr("_count{stage=\"compact\"} 1"));
}

TEST_F(MergerTest, OfACompactionIsToldBeforeItIsSeenAndAfter) {
  Open();
  PublishSegments(3);
  std::atomic<std::size_t> before = 0;
  std::atomic<std::size_t> after = 0;
  ChangeHooks hooks;
  hooks.on_merged = [&](const auto& /*segment*/, const SegmentInfo& info) {
    EXPECT_EQ(info.documents, 3u);
    before = segments();
  };
  hooks.on_change = [&] { after = segments(); };
  Merger merger(16, {*store_, health_, metrics_, hooks});
  merger.Start();
  merger.WaitForCompaction(merger.RequestCompaction(), kLong);
  EXPECT_EQ(before, 3u);
  EXPECT_EQ(after, 1u);
}

TEST_F(MergerTest, OfAMergeIsToldBeforeItIsSeenAndAfter) {
  Open();
  PublishSegments(3);
  std::atomic<bool> before = false;
  std::promise<void> merged;
  std::once_flag once;
  ChangeHooks hooks;
  hooks.on_merged = [&](const auto& /*segment*/, const SegmentInfo& /*info*/) {
    before = segments() > 1;
  };
  hooks.on_change = [&] {
    if (segments() == 1) std::call_once(once, [&] { merged.set_value(); });
  };
  Merger merger(1, {*store_, health_, metrics_, hooks});
  merger.Start();
  merger.Published();
  EXPECT_EQ(merged.get_future().wait_for(kLong), std::future_status::ready);
  EXPECT_TRUE(before);
}

// Either thread may be the one that merges; the other may be quiet before.
TEST_F(MergerTest, AfterAMergeItIsTimeToTidyUp) {
  Open();
  PublishSegments(3);
  std::promise<void> quiet;
  std::once_flag once;
  ChangeHooks hooks;
  hooks.on_quiet = [&] {
    if (segments() == 1) std::call_once(once, [&] { quiet.set_value(); });
  };
  Merger merger(1, {*store_, health_, metrics_, hooks});
  merger.Start();
  merger.Published();
  EXPECT_EQ(quiet.get_future().wait_for(kLong), std::future_status::ready);
}

TEST_F(MergerTest, MergesThatFindNothingToDoAreNotTimed) {
  Open();
  PublishSegments(5);
  Merger merger(16, {*store_, health_, metrics_});
  merger.Start();
  merger.Published();
  merger.WaitForCompaction(merger.RequestCompaction(), kLong);
  EXPECT_THAT(metrics_.Text(), Not(HasSubstr("stage=\"merge\"")));
}

TEST_F(MergerTest, AnsweredInTimeAlsoWithoutThreads) {
  Open();
  Merger merger(16, {*store_, health_, metrics_});
  const std::uint64_t number = merger.RequestCompaction();
  const auto status =
      merger.WaitForCompaction(number, std::chrono::milliseconds(1));
  EXPECT_EQ(status.asked, number);
  EXPECT_LT(status.finished, number);
}

TEST_F(MergerTest, ACompactionThatFailsSaysWhyAndDoesNotEndTheMerger) {
  Open();
  PublishSegments(2);
  const auto lost =
      SegmentPath(folder_.path(), store_->Current()->segments[0].name);
  std::filesystem::rename(lost, folder_.path() / "elsewhere");
  Merger merger(16, {*store_, health_, metrics_});
  merger.Start();
  const auto failed =
      merger.WaitForCompaction(merger.RequestCompaction(), kLong);
  EXPECT_NE(failed.error, "");
  EXPECT_THAT(health_.Troubles(), HasSubstr("compaction"));
  std::filesystem::rename(folder_.path() / "elsewhere", lost);
  const auto mended =
      merger.WaitForCompaction(merger.RequestCompaction(), kLong);
  EXPECT_EQ(mended.error, "");
  EXPECT_EQ(segments(), 1u);
  EXPECT_EQ(health_.Troubles(), "");
}

TEST_F(MergerTest, StoppingEndsTheWaitForACompaction) {
  Open();
  Merger merger(16, {*store_, health_, metrics_});
  const std::uint64_t number = merger.RequestCompaction();
  merger.RequestStop();
  EXPECT_LT(merger.WaitForCompaction(number, kLong).finished, number);
}

}  // namespace
}  // namespace precis
