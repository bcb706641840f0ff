#include "indexer/analyse/text/vectors.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "indexer/simd/dot_product.h"

namespace precis::analyse {
namespace {

// 1 + ln tf for tf = 1, 2, …; a longer row would not change a ranking.
constexpr std::array kTermFrequency = {1.0,   1.693, 2.099, 2.386,
                                       2.609, 2.792, 2.946, 3.079};

std::size_t DimensionOf(const PlacedTerm& term) {
  return term.stem % kDimensions;
}

// What the term's stem adds if it is there `count` times.
float ValueOf(const PlacedTerm& term, std::size_t count) {
  const double value =
      term.weight * kTermFrequency[std::min(count, kTermFrequency.size()) - 1];
  // A table, since a sign cannot be guessed.
  static constexpr std::array kSigns = {1., -1.};
  return static_cast<float>(value * kSigns[term.stem >> 40 & 1]);
}

// The nearest whole number, halves away from 0. REQUIRES: |x| < 2^15.
std::int16_t Rounded(double x) {
  const auto whole = static_cast<int>(x);
  const double rest = x - whole;
  return static_cast<std::int16_t>(whole + (rest >= 0.5 ? 1 : 0) -
                                   (rest <= -0.5 ? 1 : 0));
}

// The members of a set in order: walking through it costs a wrong guess for
// each of its words.
class Members {
 public:
  explicit Members(const DimensionSet& set) {
    set.ForEach([this](std::size_t d) {
      members_[count_++] = static_cast<std::uint8_t>(d);
    });
  }
  std::span<const std::uint8_t> all() const {
    return std::span(members_).first(count_);
  }

 private:
  static_assert(kDimensions <= 256);
  std::array<std::uint8_t, kDimensions> members_;
  std::size_t count_ = 0;
};

}  // namespace

// All of them, touched or not: what is not is 0.
TermSum& TermSum::operator+=(const TermSum& other) {
  for (std::size_t d = 0; d < values.size(); ++d) values[d] += other.values[d];
  touched.InsertAll(other.touched);
  return *this;
}

const TermSum& TermSummer::Sum(std::span<const Token> tokens) {
  terms_.resize(std::max(terms_.size(), tokens.size()));
  std::size_t count = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // Always written, and written over if it does not count.
    terms_[count] = {.stem = tokens[i].stem,
                     .place = i,
                     .weight = InverseFrequency(tokens[i])};
    count += terms_[count].weight != 0 ? 1u : 0u;
  }
  return SumUp(std::span(terms_).first(count));
}

const TermSum& TermSummer::Sum(const TextModel& model, TokenRange tokens) {
  if (model.english) {
    return Sum(std::span(model.tokens).subspan(tokens.begin, tokens.size()));
  }
  terms_.resize(std::max(terms_.size(), tokens.size()));
  std::size_t count = 0;
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const auto& [stem, weight] = model.terms[i];
    if (weight <= 0) continue;
    terms_[count++] = {.stem = stem, .place = i, .weight = weight};
  }
  return SumUp(std::span(terms_).first(count));
}

// Most terms have a dimension for themselves: only the others need an order.
const TermSum& TermSummer::SumUp(std::span<const PlacedTerm> terms) {
  sum_ = {};
  DimensionSet shared;
  for (const PlacedTerm& term : terms) {
    const bool taken = sum_.touched.Contains(DimensionOf(term));
    (taken ? shared : sum_.touched).Insert(DimensionOf(term));
  }
  crowded_.resize(std::max(crowded_.size(), terms.size()));
  std::size_t crowded = 0;
  for (const PlacedTerm& term : terms) {
    const bool alone = !shared.Contains(DimensionOf(term));
    // Of a crowded dimension it is overwritten below.
    sum_.values[DimensionOf(term)] = alone ? ValueOf(term, 1) : 0.0F;
    crowded_[crowded] = term;
    crowded += alone ? 0u : 1u;
  }
  AddCrowded(std::span(crowded_).first(crowded));
  return sum_;
}

// Terms of which several may share a stem or a dimension: in the order of the
// stems, since a sum of floats depends on it.
void TermSummer::AddCrowded(std::span<PlacedTerm> terms) {
  std::ranges::sort(terms, [](const PlacedTerm& a, const PlacedTerm& b) {
    return a.stem != b.stem ? a.stem < b.stem : a.place < b.place;
  });
  for (std::size_t i = 0, next = 0; i < terms.size(); i = next) {
    while (next < terms.size() && terms[next].stem == terms[i].stem) ++next;
    sum_.values[DimensionOf(terms[i])] += ValueOf(terms[i], next - i);
  }
}

TermSum SumTerms(std::span<const Token> tokens) {
  return TermSummer().Sum(tokens);
}

TermSum SumTerms(const TextModel& model, TokenRange tokens) {
  return TermSummer().Sum(model, tokens);
}

void Normalise(const TermSum& sum, FixedVector& out) {
  const Members touched(sum.touched);
  double square = 0;
  for (const std::size_t d : touched.all()) {
    square += double{sum.values[d]} * double{sum.values[d]};
  }
  if (square == 0) return;
  const double scale = kNorm / std::sqrt(square);
  for (const std::size_t d : touched.all()) {
    out[d] = Rounded(double{sum.values[d]} * scale);
  }
}

FixedVector Normalised(const TermSum& sum) {
  FixedVector out{};
  Normalise(sum, out);
  return out;
}

double Cosine(const FixedVector& a, const FixedVector& b) {
  return simd::DotProduct(a, b) / (double{kNorm} * kNorm);
}

std::vector<std::int32_t> DotProducts(std::span<const FixedVector> vectors) {
  std::vector<std::int32_t> products(vectors.size() * vectors.size());
  if (vectors.empty()) return products;
  // One after another they are the rows of a matrix.
  static_assert(sizeof(FixedVector) == kDimensions * sizeof(std::int16_t));
  simd::GramMatrix({vectors.front().data(), vectors.size() * kDimensions},
                   vectors.size(), products);
  return products;
}

FixedVector VectorOf(std::string_view text) {
  return Normalised(SumTerms(Tokenize(text, ByteClassMap(text))));
}

}  // namespace precis::analyse
