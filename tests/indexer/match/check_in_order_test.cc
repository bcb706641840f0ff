#include "indexer/match/check_in_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace precis::match {
namespace {

// Lets every n-th document pass, and counts. `sift`: only one in so many of the
// others remains when they are sifted; 1: all.
class EveryNth : public DocumentCheck {
 public:
  explicit EveryNth(Docid n, Docid sift = 1) : n_(n), sift_(sift) {}

  void Sift(std::vector<Match>& matches) const override {
    sifted_ += matches.size();
    std::erase_if(matches, [&](const Match& match) {
      return match.docid % n_ != 0 && match.docid % sift_ != 0;
    });
  }

  bool Accepts(std::size_t /*segment*/, Docid docid) const override {
    ++asked_;
    return docid % n_ == 0;
  }
  void Announce(std::size_t /*segment*/, Docid /*docid*/) const override {}

  std::size_t asked() const { return asked_; }
  std::size_t sifted() const { return sifted_; }

 private:
  const Docid n_;
  const Docid sift_;
  mutable std::size_t asked_ = 0;
  mutable std::size_t sifted_ = 0;
};

std::vector<Match> RandomMatches(std::size_t count, unsigned weights) {
  std::mt19937 random(11);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < count; ++i) {
    matches.push_back({random() % 3, static_cast<Docid>(1 + i),
                       static_cast<double>(random() % weights) / 8});
  }
  return matches;
}

std::vector<Match> BestOf(std::vector<Match> matches, Docid n,
                          std::size_t wanted) {
  std::erase_if(matches, [&](const Match& m) { return m.docid % n != 0; });
  std::ranges::sort(matches, IsMoreRelevant());
  if (matches.size() > wanted) matches.resize(wanted);
  return matches;
}

// Also of more documents than wait at a time.
TEST(CheckInOrderTest, FindsTheBestThatPass) {
  for (const std::size_t count : {0U, 1U, 50U, 5000U, 100000U}) {
    for (const unsigned weights : {1U, 7U, 100000U}) {
      for (const Docid n : {1U, 3U, 1000U}) {
        const EveryNth check(n, count % 3 == 0 ? 1 : 7);
        MostRelevantMatches best(20);
        CheckInOrder in_order(check, best);
        const auto matches = RandomMatches(count, weights);
        for (const Match& match : matches) in_order.Add(match);
        in_order.Finish();
        const auto found = best.Take();
        const auto expected = BestOf(matches, n, 20);
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
          EXPECT_EQ(found[i].docid, expected[i].docid);
        }
        if (found.size() < 20) {
          EXPECT_EQ(in_order.EstimatePassing(),
                    static_cast<double>(found.size()));
        }
      }
    }
  }
}

TEST(CheckInOrderTest, ChecksHardlyMoreThanItHasTo) {
  const EveryNth check(2);
  MostRelevantMatches best(20);
  CheckInOrder in_order(check, best);
  for (const Match& match : RandomMatches(30000, 1U << 30)) in_order.Add(match);
  in_order.Finish();
  EXPECT_LT(check.asked(), 100U);
}

// Of those that weigh least nothing is looked up.
TEST(CheckInOrderTest, SiftsTheHeaviestFirst) {
  const EveryNth check(10);
  MostRelevantMatches best(20);
  CheckInOrder in_order(check, best);
  for (const Match& match : RandomMatches(60000, 1U << 30)) in_order.Add(match);
  in_order.Finish();
  EXPECT_LT(check.sifted(), 3000U);
}

// Of a sample of those, evenly spread: the heavy ones are no model for them.
TEST(CheckInOrderTest, EstimatesWhatItPassedOver) {
  const EveryNth check(10, 3);
  MostRelevantMatches best(20);
  CheckInOrder in_order(check, best);
  auto matches = RandomMatches(100'000, 1U << 20);
  std::ranges::shuffle(matches, std::mt19937(5));
  std::size_t passing = 0;
  for (Match& match : matches) {
    const bool heavy = match.weight > (1U << 20) / 16.0;
    if (!heavy && match.docid % 20 == 0) ++match.docid;  // Passes no more.
    if (match.docid % 10 == 0) ++passing;
  }
  for (const Match& match : matches) in_order.Add(match);
  in_order.Finish();
  const std::size_t sifted = check.sifted();
  EXPECT_LT(sifted, 6000U);
  EXPECT_NEAR(in_order.EstimatePassing(), static_cast<double>(passing), 1200);
  EXPECT_LE(check.sifted() - sifted, EvenSample::kMost);
}

TEST(CheckInOrderTest, ChecksOnlyWhatRemains) {
  const EveryNth check(1000, 50);
  MostRelevantMatches best(100);
  CheckInOrder in_order(check, best);
  for (const Match& match : RandomMatches(60000, 1U << 30)) in_order.Add(match);
  in_order.Finish();
  EXPECT_EQ(check.asked(), 60000 / 50);
  EXPECT_EQ(in_order.EstimatePassing(), 60);
}

}  // namespace
}  // namespace precis::match
