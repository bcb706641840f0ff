#include "indexer/parse/json_number.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

TEST(IsJsonNumberTest, TakesWhatTheGrammarTakes) {
  for (const auto* token :
       {"0", "-0", "7", "120", "-1.5", "0.25", "1e9", "1E+09", "2.5e-3",
        "123456789012345678901234567890", "1e999"}) {
    EXPECT_TRUE(IsJsonNumber(token)) << token;
  }
}

TEST(IsJsonNumberTest, RefusesEverythingElse) {
  for (const auto* token : {"", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+",
                            "1.e5", "0x1", "1 ", " 1", "1f", "NaN", "--1"}) {
    EXPECT_FALSE(IsJsonNumber(token)) << token;
  }
}

}  // namespace
}  // namespace precis
