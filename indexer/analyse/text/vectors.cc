#include "indexer/analyse/text/vectors.h"

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

struct PlacedTerm {
  std::uint64_t stem = 0;
  std::size_t place = 0;
  double weight = 0;

  std::size_t dimension() const { return stem % kDimensions; }
  // What the stem adds if it is there `count` times.
  float Value(std::size_t count) const {
    const double value =
        weight * kTermFrequency[std::min(count, kTermFrequency.size()) - 1];
    // A table, since a sign cannot be guessed.
    static constexpr std::array kSigns = {1., -1.};
    return static_cast<float>(value * kSigns[stem >> 40 & 1]);
  }

  friend bool operator<(const PlacedTerm& a, const PlacedTerm& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.place < b.place;
  }
};

std::vector<PlacedTerm> TermsOf(std::span<const Token> tokens) {
  std::vector<PlacedTerm> terms(tokens.size());
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
void AddSorted(std::vector<PlacedTerm> terms, TermSum& sum) {
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

// Most terms have a dimension for themselves: only the others need an order.
TermSum SumOf(const std::vector<PlacedTerm>& terms) {
  TermSum sum;
  DimensionSet shared;
  for (const PlacedTerm& term : terms) {
    const bool taken = sum.touched.Contains(term.dimension());
    (taken ? shared : sum.touched).Insert(term.dimension());
  }
  std::vector<PlacedTerm> crowded;
  for (const PlacedTerm& term : terms) {
    if (shared.Contains(term.dimension())) {
      crowded.push_back(term);
    } else {
      sum.values[term.dimension()] = term.Value(1);
    }
  }
  AddSorted(std::move(crowded), sum);
  return sum;
}

}  // namespace

TermSum& TermSum::operator+=(const TermSum& other) {
  other.touched.ForEach([&](std::size_t d) { values[d] += other.values[d]; });
  touched.InsertAll(other.touched);
  return *this;
}

TermSum SumTerms(std::span<const Token> tokens) {
  return SumOf(TermsOf(tokens));
}

TermSum SumTerms(const TextModel& model, TokenRange tokens) {
  if (model.english) {
    return SumTerms(
        std::span(model.tokens).subspan(tokens.begin, tokens.size()));
  }
  std::vector<PlacedTerm> terms;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const auto& [stem, weight] = model.terms[i];
    if (weight > 0)
      terms.push_back({.stem = stem, .place = i, .weight = weight});
  }
  return SumOf(terms);
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

std::vector<std::int32_t> DotProducts(std::span<const FixedVector> vectors) {
  std::vector<std::int16_t> rows;
  rows.reserve(vectors.size() * kDimensions);
  for (const FixedVector& vector : vectors) {
    rows.insert(rows.end(), vector.begin(), vector.end());
  }
  std::vector<std::int32_t> products(vectors.size() * vectors.size());
  simd::GramMatrix(rows, vectors.size(), products);
  return products;
}

FixedVector VectorOf(std::string_view text) {
  return Normalised(SumTerms(Tokenize(text, ByteClassMap(text))));
}

}  // namespace precis::analyse
