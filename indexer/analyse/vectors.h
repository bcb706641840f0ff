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
using WideVector = std::array<float, kDimensions>;

// The hash of the word without its common English endings: "scaling" and
// "scaled" share one.
std::uint64_t HashStem(std::string_view word);

// How much the word tells, as its inverse document frequency does; 0 for words
// that tell nothing and for marks. From word-list tiers, not from counts.
double InverseFrequency(const Token& token);

// Adds the weighted terms of the tokens to `sum`, not normalised.
void AddTerms(std::string_view text, std::span<const Token> tokens,
              WideVector& sum);

// `sum` brought to norm kNorm; all 0 if it is 0.
FixedVector Normalised(const WideVector& sum);

// The cosine of two Normalised() vectors, -1 to 1.
double Cosine(const FixedVector& a, const FixedVector& b);

// The vector of a text of its own, such as a title.
FixedVector VectorOf(std::string_view text);

}  // namespace precis::analyse
