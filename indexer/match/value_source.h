#pragma once

#include "indexer/match/source.h"
#include "indexer/match/value_chunks.h"

namespace precis::match {

// The documents with a value in a range. They weigh nothing.
class ValueSource : public Source {
 public:
  // `values`: must outlive this; null makes it damaged.
  ValueSource(const ValueChunks* values, ValueRange range);

  Docid Next(Docid docid) override;
  void Fill(Window window, Hits& hits) override;
  void Keep(Hits& hits) override;
  double Estimate() const override { return estimate_; }
  bool damaged() const override { return values_ == nullptr; }

 private:
  bool MayHave(const ValueChunks::Chunk& chunk) const {
    return chunk.lowest <= range_.highest && chunk.highest >= range_.lowest;
  }
  bool IsInside(ValueKey key) const {
    return key >= range_.lowest && key <= range_.highest;
  }
  const DecodedValues& Decode(std::size_t chunk);

  const ValueChunks* values_;
  const ValueRange range_;
  double estimate_ = 0;
  std::size_t decoded_chunk_ = static_cast<std::size_t>(-1);
  DecodedValues decoded_;
};

}  // namespace precis::match
