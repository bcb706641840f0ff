#pragma once

#include <string>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

struct ExplainOptions {
  IndexLocation location;  // A configuration also names the lexicon.
  std::string id;
  bool json = false;  // As /v1/entries/{id}/explain answers.
};

// `precis explain`: prints why one entry is as it is; kExitNothing if there is
// none.
int ExplainCommand(const ExplainOptions& options, Console console);

}  // namespace precis
