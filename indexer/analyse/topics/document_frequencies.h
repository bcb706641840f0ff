#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// How many articles have a stem (HashStem()).
struct StemCount {
  std::uint64_t stem = 0;
  float articles = 0;
};

// How rare each word is among articles: an input of the analysis, since a word
// that every story has is no keyphrase of any.
//
// A shipped table says how common words of English are; what a stream of
// articles has is added to it as if the table were kShippedArticles articles.
// Immutable; thread-safe.
class DocumentFrequencies {
 public:
  static constexpr double kShippedArticles = 2000;

  // Of the shipped table with `articles` articles of a stream, of which those
  // of `counts` have the stem; no stem is there twice.
  DocumentFrequencies(double articles, std::span<const StemCount> counts);

  // Lets the memory know that Inverse() of the stem comes soon: of 1 MiB.
  void Prefetch(std::uint64_t stem) const { inverse_.Prefetch(stem); }

  // ln((N + 1) / (n + 0.5)) where n of N articles have the stem.
  double Inverse(std::uint64_t stem) const {
    const float* known = inverse_.Find(stem);
    return known != nullptr ? double{*known} : unknown_;
  }

 private:
  HashMap<float> inverse_;
  double unknown_ = 0;  // Of a stem that nobody has counted.
};

// The shipped table alone.
const DocumentFrequencies& ShippedFrequencies();

// InverseFrequency() (vectors.h) with counts in place of tiers.
double InverseFrequency(const Token& token,
                        const DocumentFrequencies& frequencies);

}  // namespace precis::analyse
