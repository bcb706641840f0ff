#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/tagger/model.h"

namespace precis::tagger {

// Multi-class averaged perceptron (Freund and Schapire 1999, Collins 2002) with
// whole numbers only, so that the same data gives the same weights on every
// machine.
class Perceptron {
 public:
  static constexpr std::int64_t kScale = 1 << 16;
  using LongScores = std::array<std::int32_t, kRowWeights>;

  Perceptron();

  LongScores Score(std::span<const std::uint32_t> rows) const;
  // Moves the weights of the rows from the wrong label to the right one.
  void Correct(std::span<const std::uint32_t> rows, Label right, Label wrong);
  // To be called once for every decision.
  void Tick() { ++now_; }
  // The averages over time of all weights, rows first, in 1/kScale.
  std::vector<std::int64_t> Averages() const;

 private:
  struct Weight {
    std::int64_t sum = 0;  // Of the values over time, up to `since`.
    std::int64_t since = 0;
    std::int32_t value = 0;
  };

  void Add(std::uint32_t row, Label label, std::int32_t change);

  std::vector<Weight> weights_;
  std::int64_t now_ = 0;
};

// The weights of eight bits from sums of `count` averages.
std::vector<WeightRow> Quantised(const std::vector<std::int64_t>& sums,
                                 std::int64_t count);

}  // namespace precis::tagger
