#pragma once

#include <cstddef>
#include <cstdint>

#include "indexer/index/terms/word_weights.h"

namespace precis::match {

// How many documents there are, in all segments together, and how many of them
// have the term.
struct TermStatistics {
  std::uint64_t documents = 0;
  std::uint64_t with_term = 0;
  std::uint32_t in_query = 1;  // How often the query has it.
};

// What a term adds to the weight of a document, as Xapian's BM25Weight with
// k1 = kWordUnit, k2 = 0, k3 = 1 and b = 0 computes it (see word_weights.h):
// no length of a document is needed.
// https://en.wikipedia.org/wiki/Okapi_BM25
class WordScore {
 public:
  WordScore() = default;  // Nothing.
  explicit WordScore(const TermStatistics& term);

  double operator()(std::uint32_t frequency) const {
    // A division is quicker than a table, of which common words need most.
    const double often = frequency;
    return factor_ * (often / (kWordUnit + often));
  }

 private:
  double factor_ = 0;
};

}  // namespace precis::match
