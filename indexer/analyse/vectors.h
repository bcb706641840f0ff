#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/analyse/text_model.h"

namespace precis::analyse {

// Sentence vectors: signed feature hashing of stems into kDimensions, weighted
// (1 + ln tf) · idf, of norm kNorm in fixed point (see simd/dot_product.h).
inline constexpr std::size_t kDimensions = 256;
inline constexpr int kNorm = 4096;

using FixedVector = std::array<std::int16_t, kDimensions>;

// Weighted terms summed by dimension, not normalised. A sentence touches few
// dimensions: whoever reads the sum looks at those only.
struct TermSum {
  std::array<float, kDimensions> values{};
  std::array<std::uint64_t, kDimensions / 64> touched{};  // Bit d: values[d].

  TermSum& operator+=(const TermSum& other);
};

// How much the word tells, as its inverse document frequency does; 0 for words
// that tell nothing and for marks. From word-list tiers, not from counts.
double InverseFrequency(const Token& token);

// The weighted terms of the tokens.
TermSum SumTerms(std::span<const Token> tokens);

// `sum` brought to norm kNorm; all 0 if it is 0.
FixedVector Normalised(const TermSum& sum);

// The cosine of two Normalised() vectors, -1 to 1.
double Cosine(const FixedVector& a, const FixedVector& b);

// The vector of a text of its own, such as a title.
FixedVector VectorOf(std::string_view text);

}  // namespace precis::analyse
