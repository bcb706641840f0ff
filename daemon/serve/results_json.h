#pragma once

#include <string>

#include "indexer/search/searcher.h"

namespace precis {

// The answer of /v1/search and /v1/quotes, and of `precis search --json`
// (schemas/openapi.yaml: EntryResults, QuoteResults). One line, UTF-8.
std::string ResultsJson(const SearchRequest& request,
                        const SearchResults& results);

}  // namespace precis
