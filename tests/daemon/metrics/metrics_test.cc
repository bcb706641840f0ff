#include "daemon/metrics/metrics.h"

#include <gmock/gmock.h>

namespace precis {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MetricsTest, OutcomesAddUpByName) {
  Metrics metrics;
  Tally tally;
  tally.indexed = 2;
  tally.dead_lettered = 1;
  metrics.Outcomes(tally);
  metrics.Outcomes(tally);
  EXPECT_THAT(metrics.Text(),
              HasSubstr("precis_events_total{outcome=\"indexed\"} 4"));
  EXPECT_THAT(metrics.Text(),
              HasSubstr("precis_events_total{outcome=\"dead_lettered\"} 2"));
}

// A series that is born at 1 shows no increase: alerts would miss it.
TEST(MetricsTest, SeriesStandAtZeroBeforeTheirFirstEvent) {
  Metrics metrics;
  metrics.ExpectRefusals("not_json");
  for (const char* series :
       {"precis_events_total{outcome=\"superseded\"} 0",
        "precis_events_refused_total{reason=\"not_json\"} 0",
        "precis_rebalances_total{kind=\"lost\"} 0",
        "precis_publish_failures_total 0"}) {
    EXPECT_THAT(metrics.Text(), HasSubstr(series));
  }
}

TEST(MetricsTest, TheLagOfAPartitionThatIsNotOursIsGone) {
  Metrics metrics;
  const Partition partition{"cluster", "news", 3};
  metrics.Lag(partition, 12);
  EXPECT_THAT(metrics.Text(), HasSubstr("precis_kafka_lag{partition=\"3\","
                                        "topic=\"news\"} 12"));
  metrics.NoLag(partition);
  EXPECT_THAT(metrics.Text(), Not(HasSubstr("topic=\"news\"")));
}

TEST(MetricsTest, AStageTimerObservesItsScopeOnce) {
  Metrics metrics;
  {
    const StageTimer timer(metrics, "parse");
  }
  EXPECT_THAT(
      metrics.Text(),
      HasSubstr("precis_stage_duration_seconds_count{stage=\"parse\"} 1"));
}

}  // namespace
}  // namespace precis
