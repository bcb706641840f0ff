#include "indexer/match/segment_run.h"

#include <algorithm>
#include <cassert>

#include "indexer/match/composed_sources.h"
#include "indexer/match/value_source.h"

namespace precis::match {
namespace {

// So many ids are looked at together: a window full of hits fits into a
// second-level cache, and what a window costs by itself does not show.
constexpr Docid kWindow = 16384;

class Nothing : public Source {
 public:
  Docid Next(Docid /*docid*/) override { return kNoDocument; }
  void Fill(Window /*window*/, Hits& hits) override { hits.Clear(); }
  void Keep(Hits& hits) override { hits.Clear(); }
  double Estimate() const override { return 0; }
  bool damaged() const override { return false; }
};

}  // namespace

SegmentRun::SegmentRun(const Plan& plan, const SegmentToMatch& segment,
                       std::span<const WordScore> scores, JoinScratch& scratch)
    : segment_(segment),
      scores_(scores),
      scratch_(&scratch),
      source_(Make(plan)) {}

SourcePtr SegmentRun::MakeTerm(const Plan& plan) {
  const std::size_t number = term_documents_.size();
  assert(number < scores_.size());
  auto source = std::make_unique<TermSource>(
      segment_.lists->postings(), plan.term,
      plan.is_weighed ? &scores_[number] : nullptr, *scratch_);
  term_documents_.push_back(source->documents());
  return source;
}

SourcePtr SegmentRun::Make(const Plan& plan) {
  std::vector<SourcePtr> parts;
  parts.reserve(plan.parts.size());
  for (const Plan& part : plan.parts) parts.push_back(Make(part));
  const double documents = segment_.lists->documents();
  switch (plan.kind) {
    case Plan::Kind::kNothing:
      break;
    case Plan::Kind::kTerm:
      return MakeTerm(plan);
    case Plan::Kind::kValues:
      return std::make_unique<ValueSource>(segment_.lists->ValuesOf(plan.slot),
                                           plan.range);
    case Plan::Kind::kAll:
      return MakeAll(std::move(parts), documents);
    case Plan::Kind::kAny:
      return MakeAny(std::move(parts), documents);
    case Plan::Kind::kWithout:
      return MakeWithout(std::move(parts), documents);
    case Plan::Kind::kMaybe:
      return MakeMaybe(std::move(parts), documents);
  }
  return std::make_unique<Nothing>();
}

void SegmentRun::Confine(Window ids) {
  at_ = ids.begin;
  end_ = ids.end;
  if (segment_.deleted == nullptr) return;
  const auto first = std::ranges::partition_point(
      *segment_.deleted,
      [&](const auto& range) { return range.second <= ids.begin; });
  deleted_at_ = static_cast<std::size_t>(first - segment_.deleted->begin());
}

bool SegmentRun::Next(Hits& hits) {
  hits.Clear();
  while (hits.empty()) {
    if (at_ >= end_) return false;
    at_ = source_->Next(at_);
    if (at_ >= end_) return false;
    const Docid end = end_ - at_ > kWindow ? at_ + kWindow : end_;
    source_->Fill({at_, end}, hits);
    at_ = end;
    if (segment_.deleted != nullptr) RemoveDeleted(hits);
  }
  return true;
}

void SegmentRun::RemoveDeleted(Hits& hits) {
  const DocidRanges& deleted = *segment_.deleted;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Docid docid = hits.ids[i];
    while (deleted_at_ < deleted.size() &&
           deleted[deleted_at_].second <= docid) {
      ++deleted_at_;
    }
    if (deleted_at_ < deleted.size() && deleted[deleted_at_].first <= docid) {
      continue;
    }
    hits.ids[kept] = docid;
    hits.weights[kept++] = hits.weights[i];
  }
  hits.Resize(kept);
}

}  // namespace precis::match
