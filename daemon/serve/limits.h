// Every bound of the HTTP server in one place. schemas/openapi.yaml states the
// ones that a client can meet.
#pragma once

#include <cstddef>
#include <ctime>

namespace precis {

// What a client may ask for. The query's own bounds are SearchLimits.
inline constexpr std::size_t kMaxTargetBytes = 7168;  // Path and query: 414.
inline constexpr std::size_t kMaxEntryIdBytes = 512;  // As in the event schema.
inline constexpr std::size_t kDefaultLimit = 10;

// What a connection may cost. A worker thread belongs to one connection until
// it is closed, so idle ones are let go of quickly. Request bodies are never
// read; the library bounds the request line and each header to 8 KiB.
inline constexpr std::time_t kReadTimeoutS = 5;    // Each read.
inline constexpr std::time_t kWriteTimeoutS = 10;  // Each write.
inline constexpr std::time_t kKeepAliveTimeoutS = 1;
inline constexpr std::size_t kMaxRequestsPerConnection = 1000;
// Accepted connections that wait for a thread; beyond it, nothing is accepted.
inline constexpr std::size_t kMaxWaitingConnections = 256;

// What the page may weigh; it is held in memory.
inline constexpr std::size_t kMaxSiteFiles = 1000;
inline constexpr std::size_t kMaxSiteBytes = std::size_t{32} << 20;

}  // namespace precis
