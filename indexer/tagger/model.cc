#include "indexer/tagger/model.h"

#include <bit>
#include <cstring>

namespace precis::tagger {

static_assert(std::endian::native == std::endian::little,
              "the model file is read as it lies");

Result<Model> Model::FromBytes(std::span<const std::byte> bytes) {
  ModelHeader header;
  if (bytes.size() < sizeof(header))
    return Fail(ErrorCode::kCorrupt, "tagger model: too short");
  std::memcpy(&header, bytes.data(), sizeof(header));
  const std::size_t weights = header.rows * sizeof(WeightRow);
  const std::size_t slots = header.slots * sizeof(LexiconSlot);
  const bool fits = header.magic == ModelHeader::kMagic &&
                    header.rows == 1u << kRowBits &&
                    std::has_single_bit(header.slots) &&
                    bytes.size() == sizeof(header) + weights + slots;
  if (!fits)
    return Fail(ErrorCode::kCorrupt, "tagger model: not of this format");
  const std::byte* at = bytes.data() + sizeof(header);
  // The bytes are arrays of these types: the trainer wrote them so.
  return Model({reinterpret_cast<const WeightRow*>(at), header.rows},
               Lexicon({reinterpret_cast<const LexiconSlot*>(at + weights),
                        header.slots}));
}

Scores Model::Score(std::span<const std::uint32_t> rows) const {
  Scores sum{};
  for (const std::uint32_t row : rows) {
    const WeightRow& weights = weights_[row];
    for (std::size_t i = 0; i < kRowWeights; ++i) {
      sum[i] = static_cast<std::int16_t>(sum[i] + weights[i]);
    }
  }
  return sum;
}

}  // namespace precis::tagger
