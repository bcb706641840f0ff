#include "indexer/base/byte_span.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

TEST(ByteSpanTest, SliceIsHalfOpen) {
  EXPECT_EQ(Slice("abcdef", {1, 3}), "bc");
  EXPECT_EQ(Slice("abcdef", {6, 6}), "");
  EXPECT_EQ((ByteSpan{1, 3}.size()), 2);
  EXPECT_TRUE((ByteSpan{3, 3}.empty()));
}

TEST(ByteSpanDeathTest, SliceOutsideTheTextIsABug) {
  EXPECT_DEATH(Slice("abc", {1, 4}), "");
  EXPECT_DEATH(Slice("abc", {2, 1}), "");
}

}  // namespace
}  // namespace precis
