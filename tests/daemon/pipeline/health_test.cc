#include "daemon/pipeline/health.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

TEST(HealthTest, NamesEveryPartInTroubleUntilItIsWell) {
  Health health;
  EXPECT_EQ(health.Troubles(), "");
  health.Trouble("source", "no broker");
  health.Trouble("publish", "disk full");
  EXPECT_EQ(health.Troubles(), "publish: disk full; source: no broker");
  health.Well("publish");
  health.Well("publish");
  EXPECT_EQ(health.Troubles(), "source: no broker");
}

}  // namespace
}  // namespace precis
