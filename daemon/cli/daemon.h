#pragma once

#include "daemon/cli/exit_status.h"
#include "daemon/config/config.h"

namespace precis {

// Runs the daemon until a signal, the end of the file, or an error that no
// retry mends. Returns the exit status.
int RunDaemon(const Config& config);

}  // namespace precis
