#pragma once

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

struct StatusOptions {
  IndexLocation location;
  bool json = false;  // As /v1/status answers.
};

// `precis status`: what the index holds and how far it has got in each
// partition. kExitNothing if the events of a partition do not add up.
int StatusCommand(const StatusOptions& options, Console console);

}  // namespace precis
