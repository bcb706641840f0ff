#include "indexer/analyse/vectors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "indexer/simd/dot_product.h"

namespace precis::analyse {
namespace {

// Typical inverse document frequencies of everyday and of other words in a
// large body of news; a shipped table of counts would refine them.
constexpr double kCommonWeight = 1.8;
constexpr double kNumberWeight = 2.5;
constexpr double kRareWeight = 5.0;

// 1 + ln tf for tf = 1, 2, …; a longer row would not change a ranking.
constexpr std::array kTermFrequency = {1.0,   1.693, 2.099, 2.386,
                                       2.609, 2.792, 2.946, 3.079};

struct Term {
  std::uint64_t stem = 0;
  std::size_t place = 0;
  double weight = 0;

  friend bool operator<(const Term& a, const Term& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.place < b.place;
  }
};

std::vector<Term> TermsOf(std::span<const Token> tokens) {
  std::vector<Term> terms;
  terms.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const double weight = InverseFrequency(tokens[i]);
    if (weight == 0) continue;
    terms.push_back({.stem = tokens[i].stem, .place = i, .weight = weight});
  }
  return terms;
}

// Calls `visit` with every dimension that the sum touched, in order.
template <typename Visit>
void ForEachTouched(const TermSum& sum, Visit visit) {
  for (std::size_t word = 0; word < sum.touched.size(); ++word) {
    for (std::uint64_t bits = sum.touched[word]; bits != 0; bits &= bits - 1) {
      visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }
}

// The nearest whole number, halves away from 0. REQUIRES: |x| < 2^15.
std::int16_t Rounded(double x) {
  const auto whole = static_cast<int>(x);
  const double rest = x - whole;
  return static_cast<std::int16_t>(whole + (rest >= 0.5 ? 1 : 0) -
                                   (rest <= -0.5 ? 1 : 0));
}

}  // namespace

double InverseFrequency(const Token& token) {
  if (!token.is_word || token.Has(word::kStop)) return 0;
  if (token.Has(word::kCommon | word::kSay)) return kCommonWeight;
  return token.digit ? kNumberWeight : kRareWeight;
}

TermSum& TermSum::operator+=(const TermSum& other) {
  ForEachTouched(other, [&](std::size_t d) { values[d] += other.values[d]; });
  for (std::size_t i = 0; i < touched.size(); ++i)
    touched[i] |= other.touched[i];
  return *this;
}

// In the order of the stems: the sum of floats depends on it.
TermSum SumTerms(std::span<const Token> tokens) {
  std::vector<Term> terms = TermsOf(tokens);
  std::ranges::sort(terms, std::less());
  TermSum sum;
  for (std::size_t i = 0, next = 0; i < terms.size(); i = next) {
    const Term& first = terms[i];
    while (next < terms.size() && terms[next].stem == first.stem) ++next;
    const std::size_t count = std::min(next - i, kTermFrequency.size());
    const double value = first.weight * kTermFrequency[count - 1];
    const bool negative = (first.stem >> 40 & 1) != 0;
    const std::size_t d = first.stem % kDimensions;
    sum.values[d] += static_cast<float>(negative ? -value : value);
    sum.touched[d / 64] |= std::uint64_t{1} << d % 64;
  }
  return sum;
}

FixedVector Normalised(const TermSum& sum) {
  double square = 0;
  ForEachTouched(sum, [&](std::size_t d) {
    square += double{sum.values[d]} * double{sum.values[d]};
  });
  FixedVector out{};
  if (square == 0) return out;
  const double scale = kNorm / std::sqrt(square);
  ForEachTouched(sum, [&](std::size_t d) {
    out[d] = Rounded(double{sum.values[d]} * scale);
  });
  return out;
}

double Cosine(const FixedVector& a, const FixedVector& b) {
  return simd::DotProduct(a, b) / (double{kNorm} * kNorm);
}

FixedVector VectorOf(std::string_view text) {
  return Normalised(SumTerms(Tokenize(text, ByteClassMap(text))));
}

}  // namespace precis::analyse
