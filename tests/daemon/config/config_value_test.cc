#include "daemon/config/config_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(ReadBytesTest, TakesNumbersAndUnits) {
  EXPECT_EQ(ReadBytes(std::int64_t{7}), 7);
  EXPECT_EQ(ReadBytes(std::string("64MiB")), 64LL << 20);
  EXPECT_EQ(ReadBytes(std::string("64 MiB")), 64LL << 20);
  EXPECT_EQ(ReadBytes(std::string("2KiB")), 2048);
  EXPECT_EQ(ReadBytes(std::string("1GiB")), 1LL << 30);
  EXPECT_EQ(ReadBytes(std::string("3kB")), 3000);
  EXPECT_EQ(ReadBytes(std::string("3MB")), 3'000'000);
  EXPECT_EQ(ReadBytes(std::string("9B")), 9);
  EXPECT_EQ(ReadBytes(PlainText{"65536"}), 65536);
  EXPECT_EQ(ReadBytes(PlainText{"1MiB"}), 1 << 20);
}

TEST(ReadBytesTest, RefusesEverythingElse) {
  for (const auto* text :
       {"", "MiB", "1.5MiB", "-1MiB", "64", "64mib", "64 ", "64  MiB",
        "99999999999GiB", "9223372036854775808B"}) {
    EXPECT_FALSE(ReadBytes(std::string(text))) << text;
  }
  EXPECT_FALSE(ReadBytes(1.5));
  EXPECT_FALSE(ReadBytes(true));
}

TEST(ReadMillisecondsTest, TakesNumbersAndUnits) {
  EXPECT_EQ(ReadMilliseconds(std::int64_t{250}), 250);
  EXPECT_EQ(ReadMilliseconds(std::string("250ms")), 250);
  EXPECT_EQ(ReadMilliseconds(std::string("20s")), 20'000);
  EXPECT_EQ(ReadMilliseconds(std::string("5min")), 300'000);
  EXPECT_EQ(ReadMilliseconds(std::string("365d")), 31'536'000'000);
  EXPECT_EQ(ReadMilliseconds(std::string("1h")), 3'600'000);
  EXPECT_FALSE(ReadMilliseconds(std::string("20")));
  EXPECT_FALSE(ReadMilliseconds(std::string("20 sec")));
}

TEST(ReadFlagTest, TheEnvironmentSaysTrueOrFalse) {
  EXPECT_EQ(ReadFlag(PlainText{"true"}), true);
  EXPECT_EQ(ReadFlag(PlainText{"false"}), false);
  EXPECT_FALSE(ReadFlag(PlainText{"1"}));
  EXPECT_FALSE(ReadFlag(std::string("true")));
}

TEST(ReadPairsTest, TheEnvironmentSeparatesBySemicolons) {
  EXPECT_THAT(*ReadPairs(PlainText{"a=1;b=x=y;;c="}),
              ElementsAre(Pair("a", "1"), Pair("b", "x=y"), Pair("c", "")));
  EXPECT_FALSE(ReadPairs(PlainText{"a"}));
  EXPECT_FALSE(ReadPairs(PlainText{"=a"}));
}

TEST(AsTomlTest, UsesTheLargestUnitThatDivides) {
  EXPECT_EQ(BytesAsToml(64LL << 20), "\"64MiB\"");
  EXPECT_EQ(BytesAsToml(1000), "\"1kB\"");
  EXPECT_EQ(BytesAsToml(1001), "1001");
  EXPECT_EQ(BytesAsToml(0), "0");
  EXPECT_EQ(MillisecondsAsToml(1000), "\"1s\"");
  EXPECT_EQ(MillisecondsAsToml(90'000), "\"90s\"");
  EXPECT_EQ(MillisecondsAsToml(1500), "\"1500ms\"");
  EXPECT_EQ(MillisecondsAsToml(0), "0");
}

TEST(AsTomlTest, EscapesText) {
  EXPECT_EQ(TextAsToml("a\"b\\c\nd\x7F\u00fc"),
            "\"a\\\"b\\\\c\\u000Ad\\u007F\u00fc\"");
}

}  // namespace
}  // namespace precis
