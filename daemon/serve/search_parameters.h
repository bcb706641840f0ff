#pragma once

#include <expected>
#include <string_view>

#include "daemon/serve/answer.h"
#include "daemon/serve/request_target.h"
#include "indexer/search/searcher.h"

namespace precis {

// Reads q, sort, offset and limit. A problem names the parameter and what it
// may be: wrong values, unknown names and repeated ones are refused, since a
// client that is misunderstood silently is worse off.
std::expected<SearchRequest, Problem> ParseSearchParameters(
    const RequestTarget& target, SearchTarget what);

// "relevance", "newest", "oldest", "terminator" or "idiocracy".
std::string_view OrderName(SearchOrder order);

}  // namespace precis
