#include "daemon/config/nearest_name.h"

#include <gtest/gtest.h>

#include <vector>

namespace precis {
namespace {

TEST(NearestNameTest, FindsTheFewestEdits) {
  const std::vector<std::string> names = {"pipeline.workers", "serve.threads",
                                          "serve.port"};
  EXPECT_EQ(NearestName("pipeline.worker", names), "pipeline.workers");
  EXPECT_EQ(NearestName("serve.prot", names), "serve.port");
  EXPECT_EQ(NearestName("serve.port", names), "serve.port");
}

TEST(NearestNameTest, NothingIsNearSomethingElse) {
  const std::vector<std::string> names = {"serve.port"};
  EXPECT_EQ(NearestName("index.compression", names), "");
  EXPECT_EQ(NearestName("", names), "");
  EXPECT_EQ(NearestName("serve.port", {}), "");
}

}  // namespace
}  // namespace precis
