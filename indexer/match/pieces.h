#pragma once

#include <cstddef>
#include <vector>

#include "indexer/match/hits.h"
#include "indexer/match/segment_runs.h"

namespace precis::match {

// What one thread does of a search before it takes another piece.
struct Piece {
  std::size_t at = 0;  // In SegmentRuns::runs().
  Window ids;
};

// All of a search, divided: no piece has documents of two segments, and none
// many more than `postings` of all terms together, if they are spread evenly.
// Empty: it has fewer than twice as many.
std::vector<Piece> Divide(SegmentRuns& all, std::size_t postings);

}  // namespace precis::match
