#pragma once

#include "daemon/config/config.h"

namespace precis {

// Exit statuses, as in sysexits.h.
inline constexpr int kExitOk = 0;
inline constexpr int kExitUsage = 64;
inline constexpr int kExitNoInput = 66;
inline constexpr int kExitUnavailable = 69;  // A port or lock is taken.
inline constexpr int kExitInternal = 70;     // Broken for good: see the log.
inline constexpr int kExitConfig = 78;

// Runs the daemon until a signal, the end of the file, or an error that no
// retry mends. Returns the exit status.
int RunDaemon(const Config& config);

}  // namespace precis
