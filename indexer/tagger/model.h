#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/tagger/features.h"
#include "indexer/tagger/labels.h"
#include "indexer/tagger/lexicon.h"

namespace precis::tagger {

inline constexpr std::size_t kRowWeights = 16;  // kLabels, rounded up.
using WeightRow = std::array<std::int8_t, kRowWeights>;
using Scores = std::array<std::int16_t, kRowWeights>;

// The file: this header, 2^kRowBits rows of weights, the lexicon's slots. All
// numbers are little-endian.
struct ModelHeader {
  static constexpr std::uint64_t kMagic = 0x3147415453494350;  // "PCISTAG1"
  std::uint64_t magic = kMagic;
  std::uint32_t rows = 0;
  std::uint32_t slots = 0;
};
static_assert(sizeof(ModelHeader) == 16);

// A trained model over bytes that it does not own. Immutable, thread-safe.
class Model {
 public:
  // Fails if the bytes are no such file. They must outlive the model.
  // REQUIRES: aligned to eight bytes.
  static Result<Model> FromBytes(std::span<const std::byte> bytes);

  const Lexicon& lexicon() const { return lexicon_; }

  // Lets the memory know that Score() of the rows comes soon: the weights are
  // larger than most caches.
  void Prefetch(std::span<const std::uint32_t> rows) const {
    for (const std::uint32_t row : rows) __builtin_prefetch(&weights_[row]);
  }

  // The sum of the rows. REQUIRES: at most 256 rows, so that it fits.
  Scores Score(std::span<const std::uint32_t> rows) const;

 private:
  Model(std::span<const WeightRow> weights, Lexicon lexicon)
      : weights_(weights), lexicon_(lexicon) {}

  std::span<const WeightRow> weights_;
  Lexicon lexicon_;
};

// The label of the highest score that may stand here; the first of equals.
template <typename Numbers>
Label Best(const Numbers& scores, Label before, bool last) {
  unsigned left = kFollowers[before][last ? 1 : 0];  // At least one.
  auto best = static_cast<Label>(std::countr_zero(left));
  for (left &= left - 1; left != 0; left &= left - 1) {
    const auto label = static_cast<Label>(std::countr_zero(left));
    best = scores[label] > scores[best] ? label : best;
  }
  return best;
}

// The model that is part of the program.
const Model& ShippedModel();

}  // namespace precis::tagger
