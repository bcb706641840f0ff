#include "indexer/analyse/vectors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "indexer/simd/dot_product.h"

namespace precis::analyse {
namespace {

// 1 + ln tf for tf = 1, 2, …; a longer row would not change a ranking.
constexpr std::array kTermFrequency = {1.0,   1.693, 2.099, 2.386,
                                       2.609, 2.792, 2.946, 3.079};

struct Term {
  std::uint64_t stem = 0;
  std::size_t place = 0;
  double weight = 0;

  std::size_t dimension() const { return stem % kDimensions; }
  // What the stem adds if it is there `count` times.
  float Value(std::size_t count) const {
    const double value =
        weight * kTermFrequency[std::min(count, kTermFrequency.size()) - 1];
    const bool negative = (stem >> 40 & 1) != 0;
    return static_cast<float>(negative ? -value : value);
  }

  friend bool operator<(const Term& a, const Term& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.place < b.place;
  }
};

std::vector<Term> TermsOf(std::span<const Token> tokens) {
  std::vector<Term> terms(tokens.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // Always written, and written over if it does not count.
    terms[count] = {.stem = tokens[i].stem,
                    .place = i,
                    .weight = InverseFrequency(tokens[i])};
    count += terms[count].weight != 0 ? 1u : 0u;
  }
  terms.resize(count);
  return terms;
}

// Adds terms of which several may share a stem or a dimension: in the order of
// the stems, since a sum of floats depends on it.
void AddSorted(std::vector<Term> terms, TermSum& sum) {
  std::ranges::sort(terms, std::less());
  for (std::size_t i = 0, next = 0; i < terms.size(); i = next) {
    while (next < terms.size() && terms[next].stem == terms[i].stem) ++next;
    sum.values[terms[i].dimension()] += terms[i].Value(next - i);
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

TermSum& TermSum::operator+=(const TermSum& other) {
  other.touched.ForEach([&](std::size_t d) { values[d] += other.values[d]; });
  touched.InsertAll(other.touched);
  return *this;
}

// Most terms have a dimension for themselves: only the others need an order.
TermSum SumTerms(std::span<const Token> tokens) {
  const std::vector<Term> terms = TermsOf(tokens);
  TermSum sum;
  DimensionSet shared;
  for (const Term& term : terms) {
    const bool taken = sum.touched.Contains(term.dimension());
    (taken ? shared : sum.touched).Insert(term.dimension());
  }
  std::vector<Term> crowded;
  for (const Term& term : terms) {
    if (shared.Contains(term.dimension())) {
      crowded.push_back(term);
    } else {
      sum.values[term.dimension()] = term.Value(1);
    }
  }
  AddSorted(std::move(crowded), sum);
  return sum;
}

FixedVector Normalised(const TermSum& sum) {
  double square = 0;
  sum.touched.ForEach([&](std::size_t d) {
    square += double{sum.values[d]} * double{sum.values[d]};
  });
  FixedVector out{};
  if (square == 0) return out;
  const double scale = kNorm / std::sqrt(square);
  sum.touched.ForEach(
      [&](std::size_t d) { out[d] = Rounded(double{sum.values[d]} * scale); });
  return out;
}

double Cosine(const FixedVector& a, const FixedVector& b) {
  return simd::DotProduct(a, b) / (double{kNorm} * kNorm);
}

FixedVector VectorOf(std::string_view text) {
  return Normalised(SumTerms(Tokenize(text, ByteClassMap(text))));
}

}  // namespace precis::analyse
