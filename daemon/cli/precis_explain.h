#pragma once

#include <filesystem>
#include <string>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

struct ExplainOptions {
  IndexLocation location;
  std::string id;
  bool json = false;              // As /v1/entries/{id}/explain answers.
  std::filesystem::path lexicon;  // Empty: the configuration's.
};

// `precis explain`: prints why one entry is as it is; kExitNothing if there is
// none.
int ExplainCommand(const ExplainOptions& options, Console console);

}  // namespace precis
