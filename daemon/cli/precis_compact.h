#pragma once

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

// Merges everything in an index into one segment, or, where retention is
// configured, into as few as it allows. If a daemon has the index, that one is
// asked to, at the address in the index's lock file, and waited for.
// Returns the exit status; kExitUnavailable: the daemon cannot be reached.
int CompactCommand(const IndexLocation& location, Console console);

}  // namespace precis
