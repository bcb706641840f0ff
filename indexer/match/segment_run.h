#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/match/plan.h"
#include "indexer/match/segment_lists.h"
#include "indexer/match/source.h"
#include "indexer/match/term_source.h"

namespace precis::match {

// Ascending [begin, end) document ids.
using DocidRanges = std::vector<std::pair<std::int64_t, std::int64_t>>;

struct SegmentToMatch {
  SharedLists lists;
  const DocidRanges* deleted = nullptr;  // Null: none. Must outlive the match.
  std::size_t index = 0;                 // Told with what is found.
};

// A query over one segment: its documents, window after window.
//
// Thread safety: none.
class SegmentRun {
 public:
  // `scores` has one for each term of `plan`, in its order; what they say is
  // asked for only after Open(). All must outlive this.
  SegmentRun(const Plan& plan, const SegmentToMatch& segment,
             std::span<const WordScore> scores, JoinScratch& scratch);

  // Leaves out documents outside of `ids`. REQUIRES: before the first Next().
  void Confine(Window ids);

  // How many documents have each term of the plan, in its order.
  const std::vector<std::uint32_t>& term_documents() const {
    return term_documents_;
  }

  // How many documents there are to be found, about.
  double Estimate() const { return source_->Estimate(); }

  // The next documents, at least one, without deleted ones. False: no more.
  bool Next(Hits& hits);

  bool damaged() const { return source_->damaged(); }
  const SegmentToMatch& segment() const { return segment_; }

 private:
  SourcePtr Make(const Plan& plan);
  SourcePtr MakeTerm(const Plan& plan);
  void RemoveDeleted(Hits& hits);

  const SegmentToMatch& segment_;
  std::span<const WordScore> scores_;
  JoinScratch* scratch_;
  std::vector<std::uint32_t> term_documents_;
  SourcePtr source_;
  Docid at_ = 1;
  Docid end_ = kNoDocument;
  std::size_t deleted_at_ = 0;
};

}  // namespace precis::match
