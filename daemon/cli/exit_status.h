#pragma once

namespace precis {

// Exit statuses that a shell script may rely on, as in sysexits.h.
inline constexpr int kExitOk = 0;
inline constexpr int kExitNothing = 1;   // Nothing found, or something refused.
inline constexpr int kExitUsage = 64;    // The command line or query is wrong.
inline constexpr int kExitNoInput = 66;  // No such index or file.
inline constexpr int kExitUnavailable = 69;  // A port or lock is taken.
inline constexpr int kExitInternal = 70;     // Broken for good: see the log.
inline constexpr int kExitConfig = 78;

}  // namespace precis
