#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

struct ReanalyseOptions {
  IndexLocation location;
  std::filesystem::path lexicon;  // Empty: the configuration's.
  std::size_t threads = 0;        // 0: one per CPU.
  bool all = false;
  bool dry_run = false;
  std::stop_token stop = {};  // Ends it between two batches.
};

// `precis reanalyse`: brings what is indexed up to date with this program and
// its lexicon. Returns the exit status; kExitNothing: something stays as it
// was, or it was stopped; kExitUnavailable: somebody else has the index.
int ReanalyseCommand(const ReanalyseOptions& options, Console console);

}  // namespace precis
