#include "indexer/search/date_range.h"

#include <limits>
#include <string>

namespace precis {
namespace {

constexpr UnixMs kDayMs = 24LL * 3600 * 1000;

// Sizes of "2024", "2024-11", "2024-11-05".
constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 7;
constexpr std::size_t kDay = 10;

// "2024-11" as "2024-12", "2024-12" as "2025-01". REQUIRES: it is a month.
std::string NextMonth(std::string_view month) {
  const int year = std::stoi(std::string(month.substr(0, kYear)));
  const int number = std::stoi(std::string(month.substr(kYear + 1)));
  const std::string next_year = std::to_string(number == 12 ? year + 1 : year);
  const std::string next = std::to_string(number % 12 + 1);
  return std::string(kYear - next_year.size(), '0') + next_year +
         (next.size() == 1 ? "-0" : "-") + next;
}

}  // namespace

std::optional<TimeRange> ParsePeriod(std::string_view text) {
  std::string first_day(text);
  if (text.size() == kYear) first_day += "-01-01";
  if (text.size() == kMonth) first_day += "-01";
  if (first_day.size() != kDay) return std::nullopt;
  const auto begin = ParseTimestamp(first_day);
  if (!begin) return std::nullopt;
  if (text.size() == kDay) return TimeRange{*begin, *begin + kDayMs};
  const std::string last_month =
      text.size() == kYear ? std::string(text) + "-12" : std::string(text);
  const auto end = ParseTimestamp(NextMonth(last_month) + "-01");
  // Nothing comes after the year 9999.
  return TimeRange{*begin, end.value_or(std::numeric_limits<UnixMs>::max())};
}

std::optional<TimeRange> ParsePeriods(std::string_view from,
                                      std::string_view to) {
  if (from.empty() && to.empty()) return std::nullopt;
  TimeRange range{std::numeric_limits<UnixMs>::min(),
                  std::numeric_limits<UnixMs>::max()};
  if (!from.empty()) {
    const auto period = ParsePeriod(from);
    if (!period) return std::nullopt;
    range.begin = period->begin;
  }
  if (!to.empty()) {
    const auto period = ParsePeriod(to);
    if (!period) return std::nullopt;
    range.end = period->end;
  }
  return range;
}

}  // namespace precis
