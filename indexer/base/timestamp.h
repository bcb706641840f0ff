#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

// Milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
using UnixMs = std::int64_t;

// Reads an RFC 3339 date-time ("2026-03-01T08:00:00.5+01:00"; a blank for 'T'
// and a missing zone, taken as UTC, are accepted) or a date ("2026-03-01",
// midnight UTC; "2026-03" and "2026" are the first day), years 0001 to 9999.
// nullopt: it is neither.
std::optional<UnixMs> ParseTimestamp(std::string_view text);

// "2026-03-01T07:00:00Z"; whole seconds, rounded down.
// REQUIRES: years 0001 to 9999.
std::string FormatTimestamp(UnixMs time);

}  // namespace precis
