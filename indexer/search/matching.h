#pragma once

#include <xapian.h>
#include <cstddef>
#include <vector>

#include "indexer/search/open_index.h"
#include "indexer/search/searcher.h"
#include "indexer/search/words_in_order.h"

namespace precis {

// The best documents of a query, in order.
struct Matches {
  std::vector<Xapian::MSetIterator> hits;
  std::vector<SegmentDocument> places;  // Where they lie.
  std::size_t estimated_total = 0;
};

// How every search weighs words: see word_weights.h.
Xapian::BM25Weight WordWeighting();

struct MatchRequest {
  OrderedQuery query;  // Finds documents of `target` only.
  SearchTarget target = SearchTarget::kEntries;
  SearchOrder order = SearchOrder::kRelevance;
  std::size_t wanted = 0;
};

// The best documents in all of `open`. May throw what Xapian throws.
//
// By relevance: what is equally relevant comes newest first, among those found.
// (Xapian could do that too, but reads the date of every document that matches
// for it, which takes longer than matching.)
//
// Newest first: segments are asked in the order of their newest entry, for as
// long as another could still be among the best.
Matches Match(const OpenIndex& open, const MatchRequest& request);

}  // namespace precis
