#include "indexer/search/date_range.h"

#include <array>
#include <cstdio>
#include <limits>
#include <string>

namespace precis {
namespace {

constexpr UnixMs kDayMs = 24LL * 3600 * 1000;

// Sizes of "2024", "2024-11", "2024-11-05".
constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 7;
constexpr std::size_t kDay = 10;

// The beginning of the month after `month`; there is none after 9999-12.
// REQUIRES: `month` is one.
UnixMs EndOfMonth(std::string_view month) {
  if (month == "9999-12") return std::numeric_limits<UnixMs>::max();
  const int year = std::stoi(std::string(month.substr(0, kYear)));
  const int number = std::stoi(std::string(month.substr(kYear + 1)));
  std::array<char, 32> next{};
  std::snprintf(next.data(), next.size(), "%04d-%02d-01",
                number == 12 ? year + 1 : year, number % 12 + 1);
  return ParseTimestamp(next.data())
      .value_or(std::numeric_limits<UnixMs>::max());
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
  const std::string month(text);
  return TimeRange{*begin,
                   EndOfMonth(text.size() == kYear ? month + "-12" : month)};
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
