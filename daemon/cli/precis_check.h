#pragma once

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

// Reads all of an index and prints what is wrong with it. Returns the exit
// status: kExitOk, kExitNothing if something is wrong.
int CheckCommand(const IndexLocation& location, Console console);

}  // namespace precis
