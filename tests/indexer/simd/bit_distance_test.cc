#include "indexer/simd/bit_distance.h"

#include <random>
#include <vector>

#include "tests/indexer/simd/for_each_target.h"

namespace precis::simd {
namespace {

class BitDistanceTest : public EveryTarget {};

std::vector<std::uint64_t> RandomWords(std::mt19937_64& random,
                                       std::size_t count) {
  std::vector<std::uint64_t> words(count);
  for (auto& word : words) word = random();
  return words;
}

TEST_P(BitDistanceTest, EqualsScalarForEveryWidthCountAndOffset) {
  std::mt19937_64 random(305);
  for (std::size_t width = 0; width <= 19; ++width) {
    for (std::size_t count = 0; count <= 9; ++count) {
      for (std::size_t offset = 0; offset < 3; ++offset) {
        const auto query = RandomWords(random, offset + width);
        const auto rows = RandomWords(random, offset + width * count);
        std::vector<std::uint32_t> out(count, 7);
        std::vector<std::uint32_t> expected(count, 8);
        BitDistances(std::span(query).subspan(offset),
                     std::span(rows).subspan(offset), out);
        BitDistancesScalar(std::span(query).subspan(offset),
                           std::span(rows).subspan(offset), expected);
        ASSERT_EQ(out, expected) << width << " words, " << count << " rows";
      }
    }
  }
}

TEST_P(BitDistanceTest, NoBitAndEveryBitMayDiffer) {
  const std::vector<std::uint64_t> query(4, 0x0123456789abcdef);
  std::vector<std::uint64_t> rows(query);
  for (const auto word : query) rows.push_back(~word);
  std::vector<std::uint32_t> out(2);
  BitDistances(query, rows, out);
  EXPECT_EQ(out[0], 0U);
  EXPECT_EQ(out[1], 256U);
}

TEST_P(BitDistanceTest, NothingIsWrittenForNoRows) {
  const std::vector<std::uint64_t> query(4, 1);
  BitDistances(query, {}, {});
}

INSTANTIATE_TEST_SUITE_P(, BitDistanceTest,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         TargetTestName);

}  // namespace
}  // namespace precis::simd
