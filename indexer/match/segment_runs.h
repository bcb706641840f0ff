#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/match/matcher.h"
#include "indexer/match/segment_run.h"
#include "indexer/match/word_score.h"

namespace precis::match {

// Where it is counted how many documents have a word, by which it is weighed.
enum class CountedIn { kAllSegments, kEachSegment };

// A query over all segments.
//
// Thread safety: none.
class SegmentRuns {
 public:
  // `task` and what it names must outlive this.
  SegmentRuns(const MatchTask& task, CountedIn counted_in);

  std::vector<SegmentRun>& runs() { return runs_; }  // As task.segments.

  // Of task.segments[at], as SegmentRun takes them.
  std::span<const WordScore> scores(std::size_t at) const {
    return scores_[scores_.size() == 1 ? 0 : at];
  }

 private:
  std::vector<std::vector<WordScore>> scores_;  // Of each segment, or of all.
  JoinScratch scratch_;
  std::vector<SegmentRun> runs_;
};

}  // namespace precis::match
