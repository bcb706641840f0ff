#pragma once

#include <optional>

#include "indexer/search/matching.h"

namespace precis {

// The best documents, found by indexer/match, without Xapian: in the posting
// lists as they lie in the segments' files. By relevance, what is equally
// relevant comes in no order that matters.
//
// nullopt: a query or order that only Xapian answers, or a file that cannot be
// read: then Xapian says what is wrong.
std::optional<Matches> MatchDirectly(const OpenIndex& open,
                                     const MatchRequest& request);

}  // namespace precis
