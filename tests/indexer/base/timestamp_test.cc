#include "indexer/base/timestamp.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

constexpr UnixMs kSecond = 1000;
constexpr UnixMs kMinute = 60 * kSecond;
constexpr UnixMs kHour = 60 * kMinute;
constexpr UnixMs kDay = 24 * kHour;

TEST(ParseTimestampTest, ReadsDatesAndTimes) {
  EXPECT_EQ(ParseTimestamp("1970-01-01"), 0);
  EXPECT_EQ(ParseTimestamp("1970-01-02T03:04:05Z"),
            kDay + 3 * kHour + 4 * kMinute + 5 * kSecond);
  EXPECT_EQ(ParseTimestamp("1970-01-01t00:00:01z"), kSecond);
  EXPECT_EQ(ParseTimestamp("1970-01-01 00:01"), kMinute);
  EXPECT_EQ(ParseTimestamp("1969-12-31T23:59:59.999Z"), -1);
  EXPECT_EQ(ParseTimestamp("2024-02-29"), 1'709'164'800'000);
}

TEST(ParseTimestampTest, AMonthOrAYearIsItsFirstDay) {
  EXPECT_EQ(ParseTimestamp("2024-02"), ParseTimestamp("2024-02-01"));
  EXPECT_EQ(ParseTimestamp("2024"), ParseTimestamp("2024-01-01"));
}

TEST(ParseTimestampTest, TakesTheZoneOff) {
  EXPECT_EQ(ParseTimestamp("1970-01-01T01:00:00+01:00"), 0);
  EXPECT_EQ(ParseTimestamp("1969-12-31T18:30:00-05:30"), 0);
  EXPECT_EQ(ParseTimestamp("1970-01-01T00:00:00-00:00"), 0);
}

TEST(ParseTimestampTest, FractionsAreCutToMilliseconds) {
  EXPECT_EQ(ParseTimestamp("1970-01-01T00:00:00.5Z"), 500);
  EXPECT_EQ(ParseTimestamp("1970-01-01T00:00:00,25Z"), 250);
  EXPECT_EQ(ParseTimestamp("1970-01-01T00:00:00.123456789012Z"), 123);
}

TEST(ParseTimestampTest, ALeapSecondIsTheNextMinute) {
  EXPECT_EQ(ParseTimestamp("2016-12-31T23:59:60Z"),
            ParseTimestamp("2017-01-01T00:00:00Z"));
}

TEST(ParseTimestampTest, TakesYears1To9999) {
  EXPECT_TRUE(ParseTimestamp("0001-01-01"));
  EXPECT_TRUE(ParseTimestamp("9999-12-31T23:59:59.999Z"));
  EXPECT_FALSE(ParseTimestamp("0000-01-01"));
  EXPECT_FALSE(ParseTimestamp("10000-01-01"));
}

TEST(ParseTimestampTest, RefusesEverythingElse) {
  for (const auto* text : {"",
                           " ",
                           "2026-",
                           "2026-03-",
                           "2026T08:00",
                           "2026-03T08:00",
                           "2026-2027",
                           "2026-3-1",
                           "2026-13-01",
                           "2026-00-01",
                           "2026-02-29",
                           "2026-04-31",
                           "2026-03-01T",
                           "2026-03-01T08",
                           "2026-03-01T24:00",
                           "2026-03-01T08:60",
                           "2026-03-01T08:00:61",
                           "2026-03-01T08:00:00.",
                           "2026-03-01T08:00:00+1:00",
                           "2026-03-01T08:00:00+0100",
                           "2026-03-01T08:00:00+24:00",
                           "2026-03-01T08:00:00ZZ",
                           "2026-03-01 ",
                           " 2026-03-01",
                           "2026-03-01Z",
                           "+026-03-01",
                           "2026--3-01",
                           "-2026-03-01",
                           "yesterday"}) {
    EXPECT_FALSE(ParseTimestamp(text)) << text;
  }
}

TEST(FormatTimestampTest, RoundsDownToSeconds) {
  EXPECT_EQ(FormatTimestamp(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatTimestamp(999), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatTimestamp(-1), "1969-12-31T23:59:59Z");
}

TEST(FormatTimestampTest, IsReadBackAsItWas) {
  for (const auto* text : {"0001-01-01T00:00:00Z", "2024-02-29T12:34:56Z",
                           "9999-12-31T23:59:59Z"}) {
    EXPECT_EQ(FormatTimestamp(ParseTimestamp(text).value_or(0)), text);
  }
}

}  // namespace
}  // namespace precis
