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

std::vector<WordScore> ScoresOf(const std::vector<const Plan*>& terms,
                                const std::vector<TermStatistics>& counted) {
  std::vector<WordScore> scores(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!terms[i]->is_weighed) continue;
    TermStatistics statistics = counted[i];
    statistics.in_query = terms[i]->in_query;
    scores[i] = WordScore(statistics);
  }
  return scores;
}

}  // namespace

SegmentRuns::SegmentRuns(const MatchTask& task, CountedIn counted_in) {
  std::vector<const Plan*> terms;
  CollectTerms(task.plan, terms);
  const std::size_t segments = task.segments.size();
  scores_.assign(segments, std::vector<WordScore>(terms.size()));
  runs_.reserve(segments);
  std::vector<TermStatistics> everywhere(terms.size());
  for (std::size_t at = 0; at < segments; ++at) {
    const SegmentToMatch& segment = task.segments[at];
    const SegmentRun& run =
        runs_.emplace_back(task.plan, segment, scores_[at], scratch_);
    std::vector<TermStatistics> here(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      here[i].documents = segment.lists->documents();
      here[i].with_term = run.term_documents()[i];
      everywhere[i].documents += here[i].documents;
      everywhere[i].with_term += here[i].with_term;
    }
    if (counted_in == CountedIn::kEachSegment) {
      std::ranges::copy(ScoresOf(terms, here), scores_[at].begin());
    }
  }
  if (counted_in == CountedIn::kEachSegment) return;
  const auto scores = ScoresOf(terms, everywhere);
  for (auto& of_segment : scores_)
    std::ranges::copy(scores, of_segment.begin());
}

}  // namespace precis::match
