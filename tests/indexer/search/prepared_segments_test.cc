#include "indexer/search/prepared_segments.h"

#include <atomic>
#include <thread>

#include "indexer/index/manifest/layout.h"
#include "indexer/index/terms/terms.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

namespace fs = std::filesystem;

class PreparedSegmentsTest : public SearchTestBase {
 protected:
  OpenIndex Open() const { return Unwrap(OpenNewest(*shared_, nullptr)); }

  // Of the newest generation, segment by segment: searches by date will not
  // have to read what they need first.
  std::vector<bool> DatesAreRead() const {
    const OpenIndex open = Open();
    std::vector<bool> read;
    for (const match::SharedLists& lists : open.lists) {
      read.push_back(lists->HasRead(kPublishedSlot) &&
                     lists->HasRead(kSpeechPublishedSlot));
    }
    return read;
  }

  MergedReport Report() {
    return [this](const fs::path& segment, const SegmentInfo& info) {
      Unwrap(prepared_.PrepareMerged(segment, info));
    };
  }

  std::shared_ptr<SharedSegments> shared_ =
      std::make_shared<SharedSegments>(folder_.path());
  PreparedSegments prepared_{shared_};
};

TEST_F(PreparedSegmentsTest, DatesOfNewSegmentsAreReadBeforeASearch) {
  Publish({SampleEntry("a", 0)});
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{false});
  Unwrap(prepared_.Prepare());
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{true});
  Publish({SampleEntry("b", 1)});
  EXPECT_EQ(DatesAreRead(), (std::vector<bool>{true, false}));
  Unwrap(prepared_.Prepare());
  EXPECT_EQ(DatesAreRead(), (std::vector<bool>{true, true}));
}

TEST_F(PreparedSegmentsTest, WhatIsPreparedStaysOpenWithoutSearchers) {
  Publish({SampleEntry("a", 0)});
  Unwrap(prepared_.Prepare());
  const std::weak_ptr<const SharedSegment> segment = Open().shared[0];
  EXPECT_FALSE(segment.expired());
  Unwrap(prepared_.Prepare());
  EXPECT_EQ(Open().shared[0], segment.lock());
}

// So that no search is the last to close what was removed.
TEST_F(PreparedSegmentsTest, WhatIsMergedAwayIsClosedAfterItsSearchers) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("b", 1)});
  Unwrap(prepared_.Prepare());
  const std::weak_ptr<const SharedSegment> old = Open().shared[0];
  auto searcher = std::make_unique<OpenIndex>(Open());
  Unwrap(store_->Merge(1));
  Unwrap(prepared_.Prepare());
  prepared_.Release();
  searcher.reset();
  EXPECT_FALSE(old.expired());
  prepared_.Release();
  EXPECT_TRUE(old.expired());
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{true});
}

TEST_F(PreparedSegmentsTest, AMergedSegmentIsReadBeforeItCanBeSeen) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("b", 1)});
  const auto before = store_->Current();
  std::size_t reports = 0;
  Unwrap(store_->Merge(1, {}, [&](const fs::path& path, const auto& info) {
    ++reports;
    EXPECT_EQ(store_->Current(), before);
    Unwrap(prepared_.PrepareMerged(path, info));
  }));
  EXPECT_EQ(reports, 1U);
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{true});
  const std::weak_ptr<const SharedSegment> merged = Open().shared[0];
  Unwrap(prepared_.Prepare());
  EXPECT_EQ(Open().shared[0], merged.lock());
}

TEST_F(PreparedSegmentsTest, WhatIsCompactedToo) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("b", 1)});
  Unwrap(store_->Compact({}, {}, Report()));
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{true});
}

// The entries are found where the files have gone to.
TEST_F(PreparedSegmentsTest, AMergedSegmentIsSearchedLikeAnyOther) {
  Publish({SampleEntry("a", 0)});
  Publish({SampleEntry("b", 1)});
  Unwrap(store_->Merge(1, {}, Report()));
  const auto searcher =
      Unwrap(Searcher::Open(folder_.path(), nullptr, shared_));
  const auto found = Unwrap(searcher->Search(
      {.query = "\"harbour cranes\"", .order = SearchOrder::kNewest}));
  ASSERT_EQ(found.entries.size(), 2U);
  EXPECT_EQ(found.entries[0].id, "b");
  EXPECT_EQ(found.entries[1].title, "Title of a");
}

TEST_F(PreparedSegmentsTest, MergedSegmentsThatNobodySeesAreNotKeptForGood) {
  constexpr int kMany = 10;
  Publish({SampleEntry("a", 0)});
  const SegmentInfo info = store_->Current()->segments[0];
  const auto path = SegmentPath(folder_.path(), info.name);
  Unwrap(prepared_.PrepareMerged(path, info));
  const std::weak_ptr<const SharedSegment> first = Open().shared[0];
  EXPECT_FALSE(first.expired());
  for (int i = 0; i < kMany; ++i) Unwrap(prepared_.PrepareMerged(path, info));
  EXPECT_TRUE(first.expired());
}

TEST_F(PreparedSegmentsTest, AnIndexThatCannotBeReadIsAnError) {
  Publish({SampleEntry("a", 0)});
  const SegmentInfo info = store_->Current()->segments[0];
  const auto path = SegmentPath(folder_.path(), info.name);
  const auto elsewhere = folder_.path() / "elsewhere";
  fs::rename(path, elsewhere);
  EXPECT_FALSE(prepared_.Prepare());
  EXPECT_FALSE(prepared_.PrepareMerged(path, info));
  fs::rename(elsewhere, path);
  Unwrap(prepared_.Prepare());
  EXPECT_EQ(DatesAreRead(), std::vector<bool>{true});

  PreparedSegments nowhere(
      std::make_shared<SharedSegments>(folder_.path() / "none"));
  EXPECT_EQ(nowhere.Prepare().error().code, ErrorCode::kUnavailable);
}

TEST_F(PreparedSegmentsTest, AnyNumberOfThreadsMayPrepare) {
  constexpr int kRounds = 30;
  std::atomic<bool> done = false;
  const auto prepare = [&] {
    while (!done) {
      Unwrap(prepared_.Prepare());
      prepared_.Release();
    }
  };
  {
    std::jthread one(prepare);
    std::jthread two(prepare);
    for (int round = 0; round < kRounds; ++round) {
      Publish({SampleEntry("e" + std::to_string(round), round)});
      Unwrap(prepared_.Prepare());
      if (round % 5 == 4) Unwrap(store_->Merge(2, {}, Report()));
    }
    done = true;
  }
  const auto read = DatesAreRead();
  EXPECT_EQ(read, std::vector<bool>(read.size(), true));
}

}  // namespace
}  // namespace precis
