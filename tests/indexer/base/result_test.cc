#include "indexer/base/result.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return Fail(ErrorCode::kBadInput, "odd");
  return number / 2;
}

TEST(ResultTest, HoldsAValueOrAnError) {
  EXPECT_EQ(Half(4), 2);
  const auto failed = Half(3);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kBadInput);
}

TEST(ResultTest, ContextStandsInFrontOfTheMessage) {
  EXPECT_EQ(Half(3).error().Within("half of 3").message, "half of 3: odd");
}

}  // namespace
}  // namespace precis
