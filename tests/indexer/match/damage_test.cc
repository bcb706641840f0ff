// Wrong bytes in a segment are told, or find wrong documents, but never crash.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/match/matcher.h"
#include "tests/indexer/index/random_entry.h"
#include "tests/indexer/index/sample_index.h"

namespace precis::match {
namespace {

class DamageTest : public testing::Test {
 protected:
  DamageTest() {
    const auto store = Unwrap(IndexStore::Open(folder_.path()));
    PublishEntries(*store, MakeRandomEntries(300, 3));
    for (const auto& segment :
         std::filesystem::directory_iterator(folder_.path() / "segments")) {
      segment_ = segment.path();
    }
    std::ifstream file(table(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    bytes_ = bytes.str();
  }

  std::filesystem::path table() const { return segment_ / "postlist.glass"; }

  void Write(const std::string& bytes) const {
    std::filesystem::remove(table());
    std::ofstream(table(), std::ios::binary) << bytes;
  }

  // Runs a search that reads all there is to read. False: damage was seen.
  bool Run() const {
    const auto date = [](std::int64_t ms) {
      return Xapian::sortable_serialise(static_cast<double>(ms));
    };
    const auto plan = PlanOf(
        (Xapian::Query("Zharbour") | Xapian::Query("Tspeech") |
         Xapian::Query("Tarticle")) &
        (Xapian::Query("Len") | Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0,
                                              date(0), date(1LL << 50))));
    const auto lists = SegmentLists::Open(segment_);
    if (!plan || !lists) return false;
    const std::vector<SegmentToMatch> segments = {{.lists = *lists}};
    const MatchTask task{.plan = *plan, .segments = segments, .wanted = 10};
    const bool by_weight = MostRelevant(task).has_value();
    return HighestFirst(task, 0).has_value() && by_weight;
  }

  IndexFolder folder_;
  std::filesystem::path segment_;
  std::string bytes_;
};

TEST_F(DamageTest, IsSeenOrHarmless) {
  ASSERT_TRUE(Run());
  std::mt19937 random(8);
  std::size_t seen = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = bytes_;
    for (std::size_t n = 1 + random() % 300; n > 0; --n) {
      // Often where a block says what is in it.
      const std::size_t at = random() % damaged.size();
      const std::size_t place = n % 2 == 0 ? at / 8192 * 8192 + at % 64 : at;
      damaged[std::min(place, damaged.size() - 1)] =
          static_cast<char>(random());
    }
    Write(damaged);
    if (!Run()) ++seen;
  }
  EXPECT_GT(seen, 100U);
}

TEST_F(DamageTest, AFileCutShortIsSeen) {
  Write(bytes_.substr(0, bytes_.size() / 8192 / 2 * 8192));
  EXPECT_FALSE(Run());
}

}  // namespace
}  // namespace precis::match
