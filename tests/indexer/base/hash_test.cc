#include "indexer/base/hash.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

// From the test vectors of the authors' page.
TEST(HashTest, EqualsThePublishedVectors) {
  static_assert(Fnv1a64("") == 0xcbf29ce484222325U);
  EXPECT_EQ(Fnv1a64("a"), 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(Fnv1a64("b"), 0xaf63df4c8601f1a5U);
  EXPECT_EQ(Fnv1a64("foobar"), 0x85944171f73967e8U);
}

TEST(HashTest, BytesBeyondAsciiAreUnsigned) {
  EXPECT_EQ(Fnv1a64("\xff"), (0xcbf29ce484222325U ^ 0xffU) * 0x100000001b3U);
}

}  // namespace
}  // namespace precis
