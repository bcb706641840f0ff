#include "indexer/search/date_range.h"

#include <gtest/gtest.h>

#include <limits>

namespace precis {
namespace {

TimeRange Between(const char* from, const char* to) {
  return {*ParseTimestamp(from), *ParseTimestamp(to)};
}

TEST(DateRangeTest, PeriodsAreYearsMonthsAndDays) {
  EXPECT_EQ(ParsePeriod("2024"), Between("2024-01-01", "2025-01-01"));
  EXPECT_EQ(ParsePeriod("2024-02"), Between("2024-02-01", "2024-03-01"));
  EXPECT_EQ(ParsePeriod("2024-12"), Between("2024-12-01", "2025-01-01"));
  EXPECT_EQ(ParsePeriod("2024-02-29"), Between("2024-02-29", "2024-03-01"));
}

TEST(DateRangeTest, TheLastYearHasNoNext) {
  EXPECT_EQ(ParsePeriod("9999")->end, std::numeric_limits<UnixMs>::max());
}

TEST(DateRangeTest, OtherTextsAreNoPeriods) {
  for (const char* text : {"", "24", "0000", "2024-13", "2023-02-29", "2024-1",
                           "x024", "2024/01", "2024-01-01T", "+024-01"}) {
    EXPECT_EQ(ParsePeriod(text), std::nullopt) << text;
  }
}

TEST(DateRangeTest, RangesIncludeTheirLastPeriod) {
  EXPECT_EQ(ParsePeriods("2024-11", "2025"),
            Between("2024-11-01", "2026-01-01"));
}

TEST(DateRangeTest, OneSideMayBeOpen) {
  EXPECT_EQ(ParsePeriods("2024", "")->end, std::numeric_limits<UnixMs>::max());
  EXPECT_EQ(ParsePeriods("", "2024")->begin,
            std::numeric_limits<UnixMs>::min());
  EXPECT_EQ(ParsePeriods("", ""), std::nullopt);
  EXPECT_EQ(ParsePeriods("2024", "x"), std::nullopt);
}

}  // namespace
}  // namespace precis
