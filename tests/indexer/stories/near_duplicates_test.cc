#include "indexer/stories/near_duplicates.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/indexer/stories/invented_text.h"

namespace precis::stories {
namespace {

Fingerprint TextPrint(std::uint32_t seed) {
  return FingerprintOf(InventedText(seed)).value();
}

std::vector<std::uint64_t> NumbersOf(
    const std::vector<NearDuplicates::Match>& matches) {
  std::vector<std::uint64_t> numbers;
  for (const auto& match : matches) numbers.push_back(match.number);
  return numbers;
}

using Numbers = std::vector<std::uint64_t>;

TEST(NearDuplicatesTest, FindsWhatIsNearTheNearestFirst) {
  auto words = InventedWords(1);
  NearDuplicates index(100);
  index.Add(1, TextPrint(2));
  words[150] = "changed";
  index.Add(2, FingerprintOf(Joined(words)).value());
  index.Add(3, TextPrint(1));
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(1))), (Numbers{3, 2}));
}

TEST(NearDuplicatesTest, OfEquallyNearOnesTheOldestIsFirst) {
  NearDuplicates index(100);
  for (std::uint64_t i = 1; i <= 5; ++i) index.Add(i, TextPrint(1));
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(1))), (Numbers{1, 2, 3, 4, 5}));
}

TEST(NearDuplicatesTest, RemovedOnesAreNotFoundAndHideNobody) {
  NearDuplicates index(100);
  for (std::uint64_t i = 1; i <= 3; ++i) index.Add(i, TextPrint(1));
  index.Remove(2);
  index.Remove(50);
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(1))), (Numbers{1, 3}));
}

TEST(NearDuplicatesTest, TheWindowCountsNumbers) {
  NearDuplicates index(10);
  index.Add(1, TextPrint(1));
  index.Add(10, TextPrint(2));
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(1))), Numbers{1});
  index.Add(11, TextPrint(3));
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(1))), Numbers{});
  EXPECT_EQ(NumbersOf(index.Find(TextPrint(2))), Numbers{10});
}

// Chains of other bands must not cut those of this one.
TEST(NearDuplicatesTest, OneBandInCommonIsEnough) {
  constexpr std::size_t kMany = 2000;
  NearDuplicates index(kMany);
  std::mt19937 random(11);
  std::vector<Fingerprint> added(kMany);
  for (std::size_t i = 0; i < kMany; ++i) {
    for (auto& word : added[i].bits) {
      word = std::uint64_t{random()} << 32 | random();
    }
    for (auto& band : added[i].bands) {
      band = static_cast<std::uint32_t>(random());
    }
    index.Add(i + 1, added[i]);
  }
  for (std::size_t i = 0; i < kMany; ++i) {
    Fingerprint like{.bits = added[i].bits};
    const std::size_t band = i % Fingerprint::kBands;
    like.bands[band] = added[i].bands[band];
    EXPECT_EQ(NumbersOf(index.Find(like)), Numbers{i + 1});
  }
}

// Grows several times, wraps round, and skips numbers.
TEST(NearDuplicatesTest, EveryOneInTheWindowIsFoundWhileItMoves) {
  constexpr std::uint64_t kWindow = 5000;
  NearDuplicates index(kWindow);
  std::mt19937_64 random(3);
  std::vector<std::pair<std::uint64_t, Fingerprint>> added;
  std::uint64_t number = (std::uint64_t{1} << 32) - 6000;
  for (int i = 0; i < 9000; ++i) {
    number += 1 + random() % 3;
    Fingerprint fingerprint;
    for (auto& word : fingerprint.bits) word = random();
    for (auto& band : fingerprint.bands) {
      band = static_cast<std::uint32_t>(random());
    }
    index.Add(number, fingerprint);
    added.emplace_back(number, fingerprint);
  }
  for (const auto& [each, fingerprint] : added) {
    const bool kept = number - each < kWindow;
    ASSERT_EQ(NumbersOf(index.Find(fingerprint)),
              kept ? Numbers{each} : Numbers{})
        << number - each;
  }
}

// What thousands share must not make look-ups slow, nor hide the newest.
TEST(NearDuplicatesTest, OfVeryManyCopiesTheNewestAreFound) {
  NearDuplicates index(100'000);
  for (std::uint64_t i = 1; i <= 5000; ++i) index.Add(i, TextPrint(1));
  const auto found = index.Find(TextPrint(1));
  EXPECT_EQ(found.size(), NearDuplicates::kMaxChain);
  EXPECT_EQ(found.back().number, 5000U);
}

// The three edits of bench/stories, on texts without meaning.
TEST(NearDuplicatesTest, EditedTextsAreFoundAndOthersAreNot) {
  constexpr std::uint32_t kTexts = 300;
  NearDuplicates index(kTexts);
  for (std::uint32_t i = 1; i <= kTexts; ++i) index.Add(i, TextPrint(i));
  std::mt19937 random(5);
  std::size_t found = 0;
  for (std::uint32_t i = 1; i <= kTexts; ++i) {
    auto words = InventedWords(i);
    for (auto& word : words) {
      if (i % 3 != 0 && random() % 20 == 0) word = "updated";
    }
    words.insert(words.begin(), {"by", "Ansel", "Vrooman"});
    words.resize(i % 3 == 0 ? 180 : words.size());
    const auto matches = index.Find(FingerprintOf(Joined(words)).value());
    if (matches.empty()) continue;
    EXPECT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].number, i);
    ++found;
  }
  EXPECT_GE(found, 294U);
}

}  // namespace
}  // namespace precis::stories
