#pragma once

#include <xapian.h>
#include <span>
#include <vector>

#include "indexer/search/matching.h"
#include "indexer/search/searcher.h"

namespace precis {

// The names that most documents of a result have, most frequent first, at most
// ten each; equally frequent ones in alphabetical order.
struct Facets {
  std::vector<FacetValue> speakers;
  std::vector<FacetValue> topics;
  std::vector<FacetValue> sources;
};

// Of `results`, which are documents of `target`. May throw what Xapian throws.
Facets CountFacets(const OpenIndex& open, SearchTarget target,
                   std::span<const FoundDocument> results);

}  // namespace precis
