#include "indexer/match/matcher.h"

#include <algorithm>
#include <cmath>

#include "indexer/match/best.h"
#include "indexer/match/check_in_order.h"
#include "indexer/match/segment_runs.h"

namespace precis::match {
namespace {

// Calls use(match) for every document. False: something could not be read.
template <typename Use>
bool ForEachMatch(SegmentRuns& all, Use&& use) {
  Hits hits;
  for (SegmentRun& run : all.runs()) {
    const std::size_t segment = run.segment().index;
    while (run.Next(hits)) {
      for (std::size_t i = 0; i < hits.size(); ++i) {
        use({segment, hits.ids[i], hits.weights[i]});
      }
    }
    if (run.damaged()) return false;
  }
  return true;
}

}  // namespace

std::optional<Ranking> MostRelevant(const MatchTask& task) {
  SegmentRuns all(task, CountedIn::kAllSegments);
  MostRelevantMatches best(task.wanted);
  Ranking ranking;
  bool ok = false;
  if (task.check == nullptr) {
    ok = ForEachMatch(all, [&](const Match& match) {
      ++ranking.estimated_total;
      best.Offer(match);
    });
  } else {
    CheckInOrder in_order(*task.check, best);
    ok = ForEachMatch(all, [&](const Match& match) { in_order.Add(match); });
    if (ok) in_order.Finish();
    ranking.estimated_total = in_order.EstimatedPassing();
  }
  if (!ok) return std::nullopt;
  ranking.best = best.Take();
  return ranking;
}

}  // namespace precis::match
