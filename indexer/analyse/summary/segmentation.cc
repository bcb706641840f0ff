#include "indexer/analyse/summary/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "indexer/analyse/text/vectors.h"
#include "indexer/simd/dot_product.h"

namespace precis::analyse {
namespace {

constexpr std::size_t kMinUnitsPerTopic = 8;
constexpr std::size_t kMaxUnitsPerTopic = 80;
constexpr double kPrice = 1.7;  // λ, in lengths of a unit's vector.
constexpr double kUnreachable = -1e18;

// The lengths of the summed vectors of all stretches that end at one place:
// whole numbers until the root, so that the way they are computed shows
// nowhere.
class StretchLengths {
 public:
  explicit StretchLengths(const std::vector<FixedVector>& units)
      : units_(units) {}

  // Moves the end of the stretches by a unit. From the stretches of before,
  // |a + S + b|² = |a + S|² + |S + b|² - |S|² + 2 a·b, where S is what lies
  // between the first unit a and the last unit b.
  void MoveOn() {
    const FixedVector& last = units_[end_++];
    const Row before = squares_;
    squares_[1] = simd::DotProduct(last, last);
    for (std::size_t n = 2; n <= std::min(end_, kMaxUnitsPerTopic); ++n) {
      const std::int64_t dot = simd::DotProduct(units_[end_ - n], last);
      squares_[n] = before[n - 1] + squares_[n - 1] - before[n - 2] + 2 * dot;
    }
  }

  // Of the last `units` units, as a multiple of the length of one.
  // REQUIRES: units <= kMaxUnitsPerTopic and as many were passed.
  double LengthOf(std::size_t units) const {
    return std::sqrt(static_cast<double>(squares_[units])) / kNorm;
  }

 private:
  using Row = std::array<std::int64_t, kMaxUnitsPerTopic + 1>;

  const std::vector<FixedVector>& units_;
  std::size_t end_ = 0;
  Row squares_{};  // By number of units.
};

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

std::vector<FixedVector> VectorsOf(const TextModel& model,
                                   const std::vector<std::size_t>& starts) {
  std::vector<FixedVector> vectors;
  vectors.reserve(starts.size());
  for (std::size_t u = 0; u < starts.size(); ++u) {
    const std::size_t begin = model.sentences[starts[u]].tokens.begin;
    const std::size_t end = u + 1 < starts.size()
                                ? model.sentences[starts[u + 1]].tokens.begin
                                : model.sentences.back().tokens.end;
    vectors.push_back(Normalised(SumTerms(model, {begin, end})));
  }
  return vectors;
}

// The first unit of every stretch of the best division.
std::vector<std::size_t> BestDivision(const std::vector<FixedVector>& vectors) {
  const std::size_t units = vectors.size();
  std::vector<double> best(units + 1, kUnreachable);
  std::vector<std::size_t> previous(units + 1, 0);
  best[0] = 0;
  StretchLengths lengths(vectors);
  for (std::size_t j = 1; j <= units; ++j) {
    lengths.MoveOn();
    const std::size_t least = j > kMaxUnitsPerTopic ? j - kMaxUnitsPerTopic : 0;
    for (std::size_t i = least; i + kMinUnitsPerTopic <= j; ++i) {
      if (best[i] <= kUnreachable) continue;
      const double value = best[i] + lengths.LengthOf(j - i) - kPrice;
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
  for (const std::size_t unit : BestDivision(VectorsOf(model, units))) {
    starts.push_back(units[unit]);
  }
  return starts;
}

}  // namespace precis::analyse
