#include "indexer/tagger/train/perceptron.h"

#include <algorithm>

namespace precis::tagger {
namespace {

constexpr std::size_t kRows = std::size_t{1} << kRowBits;
// Steps of a weight of one. Larger weights than 127 of them are cut, which are
// few. Smaller ones than half of one are lost, which is wanted: what a few
// corrections taught does not hold for other texts, and without it fewer names
// are found that are none.
constexpr std::int64_t kStepsPerUnit = 5;

}  // namespace

Perceptron::Perceptron() : weights_(kRows * kRowWeights) {}

Perceptron::LongScores Perceptron::Score(
    std::span<const std::uint32_t> rows) const {
  LongScores sum{};
  for (const std::uint32_t row : rows) {
    const Weight* weights = &weights_[row * kRowWeights];
    for (std::size_t i = 0; i < kLabels; ++i) sum[i] += weights[i].value;
  }
  return sum;
}

void Perceptron::Add(std::uint32_t row, Label label, std::int32_t change) {
  Weight& weight = weights_[row * kRowWeights + label];
  weight.sum += (now_ - weight.since) * weight.value;
  weight.since = now_;
  weight.value += change;
}

void Perceptron::Correct(std::span<const std::uint32_t> rows, Label right,
                         Label wrong) {
  for (const std::uint32_t row : rows) {
    Add(row, right, 1);
    Add(row, wrong, -1);
  }
}

std::vector<std::int64_t> Perceptron::Averages() const {
  std::vector<std::int64_t> averages;
  averages.reserve(weights_.size());
  const std::int64_t time = std::max<std::int64_t>(now_, 1);
  for (const Weight& weight : weights_) {
    const std::int64_t sum = weight.sum + (now_ - weight.since) * weight.value;
    averages.push_back(sum * kScale / time);
  }
  return averages;
}

std::vector<WeightRow> Quantised(const std::vector<std::int64_t>& sums,
                                 std::int64_t count) {
  std::vector<WeightRow> out(kRows);
  const std::int64_t unit = Perceptron::kScale * count;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int64_t half = sums[i] < 0 ? -unit / 2 : unit / 2;
    const std::int64_t steps = (sums[i] * kStepsPerUnit + half) / unit;
    out[i / kRowWeights][i % kRowWeights] =
        static_cast<std::int8_t>(std::clamp<std::int64_t>(steps, -127, 127));
  }
  return out;
}

}  // namespace precis::tagger
