#pragma once

#include <xapian.h>

#include "indexer/search/searcher.h"

namespace precis {

// `query` among documents of `target`. Words are of one kind of document only
// (see schemas/index.md): a query that needs one is as it was, since to ask
// the type of each document found would be to walk the longest list of all.
Xapian::Query OfTarget(const Xapian::Query& query, SearchTarget target);

}  // namespace precis
