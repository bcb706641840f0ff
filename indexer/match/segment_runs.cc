#include "indexer/match/segment_runs.h"

#include <algorithm>
#include <cstddef>

namespace precis::match {
namespace {

// In the order in which SegmentRun meets them.
void CollectTerms(const Plan& plan, std::vector<const Plan*>& terms) {
  for (const Plan& part : plan.parts) CollectTerms(part, terms);
  if (plan.kind == Plan::Kind::kTerm) terms.push_back(&plan);
}

void Score(const std::vector<const Plan*>& terms,
           const std::vector<TermStatistics>& counted,
           std::vector<WordScore>& scores) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i]->is_weighed) continue;
    TermStatistics statistics = counted[i];
    statistics.in_query = terms[i]->in_query;
    scores[i] = WordScore(statistics);
  }
}

}  // namespace

SegmentRuns::SegmentRuns(const MatchTask& task, CountedIn counted_in) {
  std::vector<const Plan*> terms;
  CollectTerms(task.plan, terms);
  const std::size_t segments = task.segments.size();
  const bool each = counted_in == CountedIn::kEachSegment;
  scores_.assign(each ? segments : 1, std::vector<WordScore>(terms.size()));
  runs_.reserve(segments);
  std::vector<TermStatistics> everywhere(terms.size());
  for (std::size_t at = 0; at < segments; ++at) {
    const SegmentToMatch& segment = task.segments[at];
    const SegmentRun& run =
        runs_.emplace_back(task.plan, segment, scores(at), scratch_);
    std::vector<TermStatistics> here(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      here[i].documents = segment.lists->documents();
      here[i].with_term = run.term_documents()[i];
      everywhere[i].documents += here[i].documents;
      everywhere[i].with_term += here[i].with_term;
    }
    if (each) Score(terms, here, scores_[at]);
  }
  if (!each) Score(terms, everywhere, scores_.front());
}

}  // namespace precis::match
