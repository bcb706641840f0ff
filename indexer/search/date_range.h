#pragma once

#include <optional>
#include <string_view>

#include "indexer/base/timestamp.h"

namespace precis {

// A stretch of time, [begin, end).
struct TimeRange {
  UnixMs begin = 0;
  UnixMs end = 0;

  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// The year, month or day (UTC) that "2024", "2024-11" or "2024-11-05" means;
// nullopt: it is none of them.
std::optional<TimeRange> ParsePeriod(std::string_view text);

// From the beginning of period `from` to the end of period `to`; an empty one
// leaves that side open. nullopt: one is no period, or both are empty.
std::optional<TimeRange> ParsePeriods(std::string_view from,
                                      std::string_view to);

}  // namespace precis
