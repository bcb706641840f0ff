#pragma once

#include <xapian.h>
#include <cstddef>
#include <memory>
#include <vector>

#include "indexer/match/matcher.h"
#include "indexer/search/deleted_documents.h"
#include "indexer/search/open_index.h"
#include "indexer/search/searcher.h"
#include "indexer/search/words_in_order.h"

namespace precis {

struct FoundDocument {
  SegmentDocument place;
  double weight = 0;
};

inline constexpr std::size_t kRankedTogether = 100;

// The best documents of a query, in order.
struct Matches {
  std::vector<FoundDocument> best;
  std::size_t estimated_total = 0;
};

// How every search weighs words: see word_weights.h.
Xapian::BM25Weight WordWeighting();

struct MatchRequest {
  OrderedQuery query;  // Finds documents of `target` only.
  std::shared_ptr<const DeletedRanges> deleted;  // Are not found.
  SearchTarget target = SearchTarget::kEntries;
  SearchOrder order = SearchOrder::kRelevance;
  std::size_t wanted = 0;  // A multiple of kRankedTogether.
  match::Helpers helpers = {};
};

// The best documents in all of `open`. May throw what Xapian throws.
//
// By relevance: of each kRankedTogether documents what is equally relevant
// comes newest first. (Xapian could do that for all of them, but reads the date
// of every document that matches for it, which takes longer than matching.)
// Which documents are ranked together does not depend on how many are wanted,
// so that pages neither repeat nor lose anything.
//
// Newest first: segments are asked in the order of their newest entry, for as
// long as another could still be among the best.
//
// Queries of usual shapes are answered by indexer/match, others by Xapian.
Matches Match(const OpenIndex& open, const MatchRequest& request);

// The same by Xapian alone: the authority on what is right.
Matches MatchByXapian(const OpenIndex& open, const MatchRequest& request);

}  // namespace precis
