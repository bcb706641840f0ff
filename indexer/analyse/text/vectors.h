#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Sentence vectors: signed feature hashing of stems into kDimensions, weighted
// (1 + ln tf) · idf, of norm kNorm in fixed point (see simd/dot_product.h).
inline constexpr std::size_t kDimensions = 256;
inline constexpr int kNorm = 4096;
using FixedVector = std::array<std::int16_t, kDimensions>;

// Typical inverse document frequencies of everyday and of other words in a
// large body of news. Counts (topics/document_frequencies.h) made summaries no
// better.
inline constexpr double kCommonWeight = 1.8;
inline constexpr double kNumberWeight = 2.5;
inline constexpr double kRareWeight = 5.0;

// A set of numbers below kDimensions.
class DimensionSet {
 public:
  bool Contains(std::size_t d) const {
    return (words_[d / 64] >> d % 64 & 1) != 0;
  }
  void Insert(std::size_t d) { words_[d / 64] |= std::uint64_t{1} << d % 64; }
  void InsertAll(const DimensionSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] |= other.words_[i];
    }
  }

  // Calls `visit` with every dimension of the set, in order.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t bits = words_[i]; bits != 0; bits &= bits - 1) {
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
  }

 private:
  std::array<std::uint64_t, kDimensions / 64> words_{};
};

// Weighted terms summed by dimension, not normalised. A sentence touches few
// dimensions: whoever reads the sum looks at those only.
struct TermSum {
  std::array<float, kDimensions> values{};
  DimensionSet touched;

  TermSum& operator+=(const TermSum& other);
};

// A token's term that tells something.
struct PlacedTerm {
  std::uint64_t stem = 0;
  std::size_t place = 0;
  double weight = 0;
};

// Sums the terms of many stretches: what one needs the next uses again.
//
// Thread safety: none.
class TermSummer {
 public:
  // The weighted terms of the tokens of the model, whatever its language. Good
  // until the next call.
  const TermSum& Sum(const TextModel& model, TokenRange tokens);

  // The same of tokens in English.
  const TermSum& Sum(std::span<const Token> tokens);

 private:
  const TermSum& SumUp(std::span<const PlacedTerm> terms);
  void AddCrowded(std::span<PlacedTerm> terms);

  std::vector<PlacedTerm> terms_;
  std::vector<PlacedTerm> crowded_;  // Those that share a dimension.
  TermSum sum_;
};

// How much the word tells, as its inverse document frequency does; 0 for words
// that tell nothing and for marks. From word-list tiers, not from counts.
inline double InverseFrequency(const Token& token) {
  // A table, since none of the three questions can be guessed.
  static constexpr std::array kWeights = {
      kRareWeight, kNumberWeight, kCommonWeight, kCommonWeight, 0., 0., 0., 0.};
  const bool nothing = !token.is_word | token.Has(word::kStop);
  const bool common = token.Has(word::kCommon | word::kSay);
  return kWeights[std::size_t{nothing} << 2 | std::size_t{common} << 1 |
                  std::size_t{token.digit}];
}

// The weighted terms of the tokens, in English.
TermSum SumTerms(std::span<const Token> tokens);

// The same of tokens of the model, whatever its language.
TermSum SumTerms(const TextModel& model, TokenRange tokens);

// `sum` brought to norm kNorm; all 0 if it is 0.
FixedVector Normalised(const TermSum& sum);

// The same in place of `out`, which is all 0.
void Normalise(const TermSum& sum, FixedVector& out);

// The cosine of two Normalised() vectors, -1 to 1.
double Cosine(const FixedVector& a, const FixedVector& b);

// The dot products of all pairs, row by row: cosines times kNorm². Time and
// memory grow with the square of their number.
std::vector<std::int32_t> DotProducts(std::span<const FixedVector> vectors);

// The vector of a text of its own, such as a title.
FixedVector VectorOf(std::string_view text);

}  // namespace precis::analyse
