#include "indexer/analyse/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "indexer/analyse/vectors.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinUnitsPerTopic = 8;
constexpr std::size_t kMaxUnitsPerTopic = 80;
constexpr double kPrice = 1.7;  // λ, in lengths of a unit's vector.
constexpr double kUnreachable = -1e18;

// Sums of unit vectors up to a unit: exact, so that differences are too.
using Prefix = std::array<std::int32_t, kDimensions>;

double Length(const Prefix& from, const Prefix& to) {
  std::int64_t square = 0;
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const std::int64_t x = to[d] - from[d];
    square += x * x;
  }
  return std::sqrt(static_cast<double>(square)) / kNorm;
}

// The first sentences of `count` units of nearly the same number of tokens.
std::vector<std::size_t> UnitStarts(const TextModel& model) {
  const auto& sentences = model.sentences;
  const std::size_t units = std::min(sentences.size(), kMaxUnits);
  const std::size_t tokens = model.tokens.size();
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t due = starts.size() * tokens / units;
    if (sentences[i].tokens.begin >= due || starts.empty()) starts.push_back(i);
  }
  return starts;
}

std::vector<Prefix> Prefixes(const TextModel& model,
                             const std::vector<std::size_t>& starts) {
  std::vector<Prefix> prefixes(starts.size() + 1, Prefix{});
  for (std::size_t u = 0; u < starts.size(); ++u) {
    const std::size_t begin = model.sentences[starts[u]].tokens.begin;
    const std::size_t end = u + 1 < starts.size()
                                ? model.sentences[starts[u + 1]].tokens.begin
                                : model.sentences.back().tokens.end;
    const FixedVector unit = Normalised(
        SumTerms(std::span(model.tokens).subspan(begin, end - begin)));
    for (std::size_t d = 0; d < kDimensions; ++d) {
      prefixes[u + 1][d] = prefixes[u][d] + unit[d];
    }
  }
  return prefixes;
}

// The first unit of every stretch of the best division.
std::vector<std::size_t> BestDivision(const std::vector<Prefix>& prefixes) {
  const std::size_t units = prefixes.size() - 1;
  std::vector<double> best(units + 1, kUnreachable);
  std::vector<std::size_t> previous(units + 1, 0);
  best[0] = 0;
  for (std::size_t j = kMinUnitsPerTopic; j <= units; ++j) {
    const std::size_t least = j > kMaxUnitsPerTopic ? j - kMaxUnitsPerTopic : 0;
    for (std::size_t i = least; i + kMinUnitsPerTopic <= j; ++i) {
      if (best[i] <= kUnreachable) continue;
      const double value = best[i] + Length(prefixes[i], prefixes[j]) - kPrice;
      if (value > best[j]) {
        best[j] = value;
        previous[j] = i;
      }
    }
  }
  std::vector<std::size_t> starts;
  for (std::size_t j = units; j > 0;) {
    j = previous[j];
    starts.push_back(j);
  }
  std::ranges::reverse(starts);
  return starts;
}

}  // namespace

std::vector<std::size_t> FindTopicStarts(const TextModel& model,
                                         std::size_t min_sentences) {
  if (model.sentences.size() < std::max(min_sentences, kMinUnitsPerTopic)) {
    return {};
  }
  const std::vector<std::size_t> units = UnitStarts(model);
  if (units.size() < kMinUnitsPerTopic) return {};
  std::vector<std::size_t> starts;
  for (const std::size_t unit : BestDivision(Prefixes(model, units))) {
    starts.push_back(units[unit]);
  }
  return starts;
}

}  // namespace precis::analyse
