#include "indexer/index/words/word_pairs.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <utility>
#include <vector>

namespace precis {
namespace {

using Codes = std::vector<WordCode>;

WordCode RandomCode(std::mt19937& random, WordCode below = kMaxWordCode) {
  return static_cast<WordCode>(random() % below);
}

// Words of which few are frequent, as in a text, and every so often a gap.
Codes RandomText(std::mt19937& random, std::size_t size, WordCode words) {
  Codes codes(size);
  for (WordCode& code : codes) {
    const auto word =
        static_cast<WordCode>(random() % words * (random() % words) / words);
    code = random() % 97 == 0 ? kGapCode : word * 10007 % kMaxWordCode;
  }
  return codes;
}

// The filter of the second of two documents, as a file would have it: wherever
// the first one ends.
class Written {
 public:
  Written(std::size_t before, const Codes& codes) : before_(before) {
    for (std::size_t i = 0; i < before; ++i) order_.Add(1);
    order_.EndDocument();
    for (const WordCode code : codes) order_.Add(code);
    order_.EndDocument();
  }
  PairFilter filter() const {
    return {order_.pairs().data() + before_, order_.pairs().size() - before_};
  }
  const WordOrder& order() const { return order_; }

 private:
  std::size_t before_;
  WordOrder order_;
};

std::set<std::pair<WordCode, WordCode>> PairsOf(const Codes& codes) {
  std::set<std::pair<WordCode, WordCode>> pairs;
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (codes[i - 1] == kGapCode || codes[i] == kGapCode) continue;
    pairs.emplace(codes[i - 1], codes[i]);
  }
  return pairs;
}

std::size_t MissingPairs(const Codes& codes, const PairFilter& filter) {
  std::size_t missing = 0;
  for (const auto& [first, second] : PairsOf(codes)) {
    if (!filter.MayHave({first, second})) ++missing;
  }
  return missing;
}

TEST(PairFilterTest, KnowsEveryPairOfEveryText) {
  std::mt19937 random(3);
  for (const std::size_t size :
       {0U, 1U, 2U, 63U, 64U, 65U, 71U, 72U, 100U, 690U, 5000U, 70000U}) {
    for (const WordCode words : {3U, 500U, 100000U}) {
      for (const std::size_t before : {0U, 1U, 130U}) {
        const Codes codes = RandomText(random, size, words);
        const Written written(before, codes);
        EXPECT_EQ(MissingPairs(codes, written.filter()), 0u)
            << size << ' ' << words << ' ' << before;
      }
    }
  }
}

// The share of other pairs that are taken to be there; 1 of 30 for texts whose
// pairs are all different.
double FalseShare(std::mt19937& random, std::size_t size) {
  Codes codes(size);
  for (WordCode& code : codes) code = RandomCode(random);
  const Written written(0, codes);
  constexpr int kAsked = 20000;
  int maybe = 0;
  for (int i = 0; i < kAsked; ++i) {
    // Its first word is one of the text: what neighbours of a word there are
    // must not matter.
    const WordCode first = codes[random() % size];
    const WordCode second = RandomCode(random);
    if (written.filter().MayHave({first, second})) ++maybe;
  }
  return maybe / double{kAsked};
}

TEST(PairFilterTest, TurnsAwayNearlyAllOtherPairs) {
  std::mt19937 random(4);
  for (const std::size_t size : {200U, 700U, 3000U, 50000U}) {
    double share = 0;
    for (int round = 0; round < 20; ++round) share += FalseShare(random, size);
    EXPECT_NEAR(share / 20, 0.034, 0.01) << size;
  }
}

// Two words of the text that stand elsewhere, which is what a phrase asks for.
TEST(PairFilterTest, TurnsAwayPairsOfItsOwnWords) {
  std::mt19937 random(5);
  int asked = 0;
  int maybe = 0;
  for (int round = 0; round < 50; ++round) {
    const Codes codes = RandomText(random, 700, 400);
    const Written written(7, codes);
    const auto pairs = PairsOf(codes);
    for (int i = 0; i < 1000; ++i) {
      const std::pair pair(codes[random() % 700], codes[random() % 700]);
      if (pair.first == kGapCode || pair.second == kGapCode) continue;
      if (pairs.contains(pair)) continue;
      ++asked;
      if (written.filter().MayHave({pair.first, pair.second})) ++maybe;
    }
  }
  EXPECT_LT(maybe, asked * 0.05);
  EXPECT_GT(maybe, 0);
}

TEST(PairFilterTest, OrderMatters) {
  Codes codes;
  for (WordCode i = 0; i < 100; ++i) codes.push_back(i * 1000);
  const Written written(0, codes);
  int maybe = 0;
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (written.filter().MayHave({codes[i], codes[i - 1]})) ++maybe;
  }
  EXPECT_LT(maybe, 15);
}

TEST(PairFilterTest, AGapMakesNoPair) {
  const Codes codes(1000, kGapCode);
  const Written written(0, codes);
  for (const std::uint8_t byte : written.order().pairs()) {
    EXPECT_EQ(byte, 0);
  }
}

TEST(PairFilterTest, ShortTextsMayHaveEverything) {
  EXPECT_TRUE(PairFilter().MayHave({1, 2}));
  const Codes codes(PairFilter::kMinWords - 1, 7);
  const Written shorter(0, codes);
  EXPECT_TRUE(shorter.filter().MayHave({1, 2}));
  const Written longer(0, Codes(PairFilter::kMinWords, 7));
  EXPECT_FALSE(longer.filter().MayHave({1, 2}));
}

TEST(PairFilterTest, StaysWithinItsDocument) {
  std::mt19937 random(6);
  for (std::size_t size = 64; size < 200; ++size) {
    const Codes codes = RandomText(random, size, 1000);
    WordOrder order;
    for (int i = 0; i < 3; ++i) {
      for (const WordCode code : i == 1 ? codes : Codes(50, 1)) order.Add(code);
      order.EndDocument();
    }
    for (std::size_t i = 0; i < 50; ++i) {
      ASSERT_EQ(order.pairs()[i], 0);
      ASSERT_EQ(order.pairs()[50 + size + i], 0);
    }
  }
}

}  // namespace
}  // namespace precis
