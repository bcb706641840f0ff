#pragma once

#include <string>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

struct ShowOptions {
  IndexLocation location;
  std::string id;
  bool json = false;  // As /v1/entries/{id} answers.
};

// `precis show`: prints one entry; kExitNothing if there is none.
int ShowCommand(const ShowOptions& options, Console console);

}  // namespace precis
