#include "indexer/index/write/term_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace precis {
namespace {

std::vector<std::string> Sorted(const std::vector<std::string>& words) {
  BulkLexicon lexicon;
  std::vector<TermId> terms;
  terms.reserve(words.size());
  for (const std::string& word : words) {
    terms.push_back(lexicon.FindTerm(word).term);
  }
  std::vector<std::string> sorted;
  for (const TermId term : InOrderOfBytes(terms, lexicon)) {
    sorted.emplace_back(lexicon.Term(term));
  }
  return sorted;
}

TEST(TermOrderTest, NothingStaysNothing) {
  EXPECT_EQ(Sorted({}), std::vector<std::string>());
}

// A head holds eight bytes, and zeros where a term has fewer.
TEST(TermOrderTest, TermsThatBeginAlikeGoByWhatFollows) {
  using namespace std::string_literals;
  const std::vector<std::string> expected = {
      "ab"s,       "ab\0"s,       "ab\0\0\0\0\0\0"s, "ab\0\0\0\0\0\0\0"s,
      "abcdefgh"s, "abcdefgh\0"s, "abcdefgha"s,      "abcdefghb"s};
  std::vector<std::string> words = expected;
  std::ranges::reverse(words);
  EXPECT_EQ(Sorted(words), expected);
}

TEST(TermOrderTest, BytesAreUnsigned) {
  EXPECT_EQ(Sorted({"\xc3\xa4", "z", "\x01"}),
            (std::vector<std::string>{"\x01", "z", "\xc3\xa4"}));
}

class RandomTermsTest : public testing::TestWithParam<std::size_t> {};

TEST_P(RandomTermsTest, ComeAsStringsCompare) {
  std::mt19937 random(20261122);
  std::set<std::string> words;
  while (words.size() < GetParam()) {
    std::string word(1 + random() % 20, '\0');
    for (char& c : word) c = static_cast<char>(random() % 4 * 60);
    words.insert(word);
  }
  std::vector<std::string> shuffled(words.begin(), words.end());
  std::ranges::shuffle(shuffled, random);
  EXPECT_EQ(Sorted(shuffled),
            std::vector<std::string>(words.begin(), words.end()));
}

// Few and many are sorted by digits of different lengths.
INSTANTIATE_TEST_SUITE_P(, RandomTermsTest,
                         testing::Values(1'000, 20'000, 70'000));

}  // namespace
}  // namespace precis
