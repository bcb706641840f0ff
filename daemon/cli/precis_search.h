#pragma once

#include <string>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"
#include "indexer/search/searcher.h"

namespace precis {

struct SearchOptions {
  IndexLocation location;
  SearchRequest request;
  bool json = false;  // As /v1/search answers.
};

// `precis search`: prints what was found; kExitNothing if that is nothing.
int SearchCommand(const SearchOptions& options, Console console);

}  // namespace precis
