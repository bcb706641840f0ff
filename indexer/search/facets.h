#pragma once

#include <xapian.h>
#include <cstdint>
#include <vector>

#include "indexer/search/open_index.h"
#include "indexer/search/searcher.h"

namespace precis {

// The names that most documents of a result have in a value slot.
//
// Thread safety: none.
class FacetCounter {
 public:
  // `open` must outlive this.
  FacetCounter(const OpenIndex& open,
               const std::vector<SegmentDocument>& results);

  // The most frequent names of slot `slot`, a line each, at most ten; equally
  // frequent ones in alphabetical order. May throw what Xapian throws.
  std::vector<FacetValue> Count(std::uint32_t slot) const;

 private:
  const OpenIndex& open_;
  // By segment, ascending: value slots are read in the order of documents.
  std::vector<std::vector<Xapian::docid>> documents_;
};

}  // namespace precis
