#include "indexer/analyse/vectors.h"

#include <algorithm>
#include <cmath>
#include <string>

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

struct Ending {
  std::string_view suffix;
  std::string_view replacement;
};
constexpr std::array kEndings = {
    Ending{"ies", "y"}, Ending{"sses", "ss"}, Ending{"ings", ""},
    Ending{"ing", ""},  Ending{"edly", ""},   Ending{"ed", ""},
    Ending{"ly", ""},   Ending{"es", "e"},    Ending{"s", ""},
    Ending{"e", ""},
};

std::string Lowered(std::string_view word) {
  std::string lowered(word);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lowered;
}

struct Term {
  std::uint64_t hash = 0;
  double weight = 0;
};

}  // namespace

std::uint64_t HashStem(std::string_view word) {
  std::string stem = Lowered(word);
  for (const Ending& ending : kEndings) {
    if (!stem.ends_with(ending.suffix) || stem.ends_with("ss")) continue;
    if (stem.size() < ending.suffix.size() + 3) continue;
    stem.resize(stem.size() - ending.suffix.size());
    stem += ending.replacement;
    break;
  }
  if (stem.size() > 3 && stem.ends_with('e')) stem.pop_back();
  return HashWord(stem);
}

double InverseFrequency(const Token& token) {
  if (!token.is_word || token.Has(word::kStop)) return 0;
  if (token.Has(word::kCommon | word::kSay)) return kCommonWeight;
  return token.digit ? kNumberWeight : kRareWeight;
}

void AddTerms(std::string_view text, std::span<const Token> tokens,
              WideVector& sum) {
  std::vector<Term> terms;
  terms.reserve(tokens.size());
  for (const Token& token : tokens) {
    const double weight = InverseFrequency(token);
    if (weight == 0) continue;
    const auto word = text.substr(token.begin, token.base_end - token.begin);
    terms.push_back({.hash = HashStem(word), .weight = weight});
  }
  std::ranges::stable_sort(terms, {}, &Term::hash);
  for (std::size_t i = 0, next = 0; i < terms.size(); i = next) {
    while (next < terms.size() && terms[next].hash == terms[i].hash) ++next;
    const std::size_t count = std::min(next - i, kTermFrequency.size());
    const double value = terms[i].weight * kTermFrequency[count - 1];
    const bool negative = (terms[i].hash >> 40 & 1) != 0;
    sum[terms[i].hash % kDimensions] +=
        static_cast<float>(negative ? -value : value);
  }
}

FixedVector Normalised(const WideVector& sum) {
  double square = 0;
  for (const float x : sum) square += double{x} * double{x};
  FixedVector out{};
  if (square == 0) return out;
  const double scale = kNorm / std::sqrt(square);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    out[i] = static_cast<std::int16_t>(std::lround(double{sum[i]} * scale));
  }
  return out;
}

double Cosine(const FixedVector& a, const FixedVector& b) {
  return simd::DotProduct(a, b) / (double{kNorm} * kNorm);
}

FixedVector VectorOf(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text, ByteClassMap(text));
  WideVector sum{};
  AddTerms(text, tokens, sum);
  return Normalised(sum);
}

}  // namespace precis::analyse
