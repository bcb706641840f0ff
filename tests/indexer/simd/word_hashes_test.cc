#include "indexer/simd/word_hashes.h"

#include <random>
#include <string>
#include <vector>

#include "indexer/base/hash.h"
#include "tests/indexer/simd/for_each_target.h"

namespace precis::simd {
namespace {

class WordHashesTest : public EveryTarget {};

struct Sample {
  std::string text;
  std::vector<ByteRun> words;
};

// Words of up to `most` bytes with a blank between them.
Sample SampleOf(std::size_t count, std::size_t most, std::mt19937& random) {
  constexpr std::string_view kBytes =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\xC3\xA9";
  Sample sample;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t kinds = random() % 8 == 0 ? kBytes.size() : 62;
    const auto begin = static_cast<std::uint32_t>(sample.text.size());
    for (auto n = 1 + random() % most; n > 0; --n) {
      sample.text += kBytes[random() % kinds];
    }
    sample.words.push_back(
        {begin, static_cast<std::uint32_t>(sample.text.size())});
    if (i + 1 < count) sample.text += ' ';
  }
  return sample;
}

TEST_P(WordHashesTest, EqualsScalarForEveryNumberAndLengthOfWords) {
  std::mt19937 random(7);
  for (std::size_t count = 0; count < 70; ++count) {
    for (const std::size_t most : {1U, 7U, 8U, 9U, 40U}) {
      const Sample sample = SampleOf(count, most, random);
      std::vector<std::uint64_t> hashes(count);
      std::vector<std::uint64_t> expected(count);
      HashWords(sample.text, sample.words, hashes);
      HashWordsScalar(sample.text, sample.words, expected);
      ASSERT_EQ(hashes, expected) << count << " of " << most;
    }
  }
}

TEST_P(WordHashesTest, HashesTheLowerCase) {
  const std::string text = "FERRY ferry9 f\xC3\xA4hre";
  const std::vector<ByteRun> words = {{0, 5}, {6, 12}, {13, 19}};
  std::vector<std::uint64_t> hashes(words.size());
  HashWords(text, words, hashes);
  EXPECT_EQ(hashes[0], Fnv1a64("ferry"));
  EXPECT_EQ(hashes[1], Fnv1a64("ferry9"));
  EXPECT_EQ(hashes[2], 0U);
}

INSTANTIATE_TEST_SUITE_P(, WordHashesTest,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         TargetTestName);

}  // namespace
}  // namespace precis::simd
