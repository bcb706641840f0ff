#pragma once

#include <xapian.h>
#include <cstddef>
#include <vector>

#include "indexer/search/open_index.h"
#include "indexer/search/searcher.h"

namespace precis {

// The best documents of a query, in order.
struct Matches {
  std::vector<Xapian::MSetIterator> hits;
  std::vector<SegmentDocument> places;  // Where they lie.
  std::size_t estimated_total = 0;
};

// The best `wanted` documents of `query` in all of `open`, by `order`. May
// throw what Xapian throws.
//
// By relevance: what is equally relevant comes newest first, among those found.
// (Xapian could do that too, but reads the date of every document that matches
// for it, which takes longer than matching.)
//
// Newest first: segments are asked in the order of their newest entry, for as
// long as another could still be among the best.
Matches Match(const OpenIndex& open, const Xapian::Query& query,
              SearchOrder order, std::size_t wanted);

}  // namespace precis
