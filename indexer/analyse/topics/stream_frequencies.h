#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/topics/document_frequencies.h"
#include "indexer/analyse/topics/stem_counter.h"
#include "indexer/base/result.h"

namespace precis::analyse {

// The document frequencies of a stream, in which what is long ago fades: an
// article that came n articles ago counts 2^(-n / half-life). So all that ever
// came counts as 1.44 half-lives at most, and it does not matter how fast the
// articles come.
//
// Thread safety: none.
class StreamFrequencies {
 public:
  // Above, the rarest are forgotten. 0.5 MiB; a snapshot of them takes 2 MiB.
  static constexpr std::size_t kMaxStems = 32'768;

  // `half_life` counts articles. REQUIRES: half_life > 0.
  explicit StreamFrequencies(double half_life,
                             std::size_t max_stems = kMaxStems);

  // Articles that came after all before. O(stems).
  void Fold(const StemCounts& counts);

  // How many articles what is left of them weighs.
  double articles() const { return articles_; }
  const std::vector<StemCount>& counts() const { return counts_; }

  std::shared_ptr<const DocumentFrequencies> Snapshot() const;

  // As a file: magic, version, articles, counts (little-endian), checksum.
  std::string ToBytes() const;

  // kCorrupt: not what ToBytes made, or of another version; nothing has
  // changed then. Takes counts of another half-life as they are.
  Result<void> FromBytes(std::string_view bytes);

 private:
  void Fade(std::size_t articles);
  void Forget();

  double half_life_;
  std::size_t max_stems_;
  double articles_ = 0;
  std::vector<StemCount> counts_;  // By ascending stem.
};

}  // namespace precis::analyse
