#include "indexer/simd/dot_product.h"

#include <random>
#include <vector>

#include "tests/indexer/simd/for_each_target.h"

namespace precis::simd {
namespace {

class DotProductTest : public EveryTarget {};

// Norms stay below 2^15: at most 600 elements of at most 1,300.
std::vector<std::int16_t> RandomVector(std::mt19937& random, std::size_t size) {
  std::uniform_int_distribution<int> value(-1300, 1300);
  std::vector<std::int16_t> out(size);
  for (auto& x : out) x = static_cast<std::int16_t>(value(random));
  return out;
}

TEST_P(DotProductTest, EqualsScalarForEveryLengthAndOffset) {
  std::mt19937 random(302);
  for (std::size_t size = 0; size <= 140; ++size) {
    // The other operand is an element further off.
    for (std::size_t offset = 0; offset < 32; ++offset) {
      const auto a = RandomVector(random, size + offset);
      const auto b = RandomVector(random, size + offset + 1);
      const auto x = std::span(a).subspan(offset);
      const auto y = std::span(b).subspan(offset + 1);
      ASSERT_EQ(DotProduct(x, y), DotProductScalar(x, y))
          << size << "+" << offset;
    }
  }
}

TEST_P(DotProductTest, LargestAllowedNormsDoNotOverflow) {
  std::vector<std::int16_t> a(256, 2047);  // Norm 2047 * 16 < 2^15.
  std::vector<std::int16_t> b(256, -2047);
  EXPECT_EQ(DotProduct(a, a), 256 * 2047 * 2047);
  EXPECT_EQ(DotProduct(a, b), -256 * 2047 * 2047);
  std::vector<std::int16_t> one(256);
  one[255] = 32767;  // All of the norm in one element, the last.
  EXPECT_EQ(DotProduct(one, one), 32767 * 32767);
}

TEST_P(DotProductTest, GramEqualsScalar) {
  std::mt19937 random(303);
  for (const std::size_t dimensions : {1u, 7u, 64u, 256u, 259u}) {
    for (std::size_t count = 0; count <= 9; ++count) {
      const std::size_t offset = count;  // Any misalignment.
      const auto all = RandomVector(random, offset + count * dimensions);
      const auto rows = std::span(all).subspan(offset);
      std::vector<std::int32_t> out(count * count, -1);
      std::vector<std::int32_t> expected(count * count, -2);
      GramMatrix(rows, count, out);
      GramMatrixScalar(rows, count, expected);
      ASSERT_EQ(out, expected) << count << " rows of " << dimensions;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, DotProductTest,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         TargetTestName);

}  // namespace
}  // namespace precis::simd
