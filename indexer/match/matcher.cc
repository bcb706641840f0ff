#include "indexer/match/matcher.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "indexer/match/best_matches.h"
#include "indexer/match/check_in_order.h"
#include "indexer/match/pieces.h"
#include "indexer/match/segment_runs.h"

namespace precis::match {
namespace {

// What one thread finds of a search.
//
// Thread safety: none, but for the bound.
class Share {
 public:
  // `bound`: null: nobody else searches.
  Share(const MatchTask& task, WeightBound* bound) : best_(task.wanted, bound) {
    if (task.check != nullptr) in_order_.emplace(*task.check, best_);
  }

  // Looks at every document of `run`.
  void Take(SegmentRun& run) {
    const std::size_t segment = run.segment().index;
    while (run.Next(hits_)) {
      if (in_order_) {
        AddAll(*in_order_, segment);
      } else {
        OfferAll(segment);
      }
    }
    damaged_ = damaged_ || run.damaged();
  }

  void Finish() {
    if (!in_order_ || damaged_) return;
    in_order_->Finish();
    total_ += in_order_->EstimatePassing();
  }

  double total() const { return total_; }  // Of what was found, about.
  bool damaged() const { return damaged_; }
  std::vector<Match> Best() { return best_.Take(); }

 private:
  void AddAll(CheckInOrder& in_order, std::size_t segment) const {
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      in_order.Add({segment, hits_.ids[i], hits_.weights[i]});
    }
  }

  void OfferAll(std::size_t segment) {
    total_ += static_cast<double>(hits_.size());
    double least = best_.least();
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (hits_.weights[i] < least) continue;
      best_.Offer({segment, hits_.ids[i], hits_.weights[i]});
      least = best_.least();
    }
  }

  MostRelevantMatches best_;
  std::optional<CheckInOrder> in_order_;
  double total_ = 0;
  Hits hits_;
  bool damaged_ = false;
};

using Shares = std::vector<std::unique_ptr<Share>>;

// Takes pieces for as long as there are any.
void TakePieces(const MatchTask& task, const SegmentRuns& all,
                std::span<const Piece> pieces, std::atomic<std::size_t>& next,
                Share& share) {
  JoinScratch scratch;
  for (std::size_t i = next++; i < pieces.size(); i = next++) {
    const auto& [at, ids] = pieces[i];
    SegmentRun run(task.plan, task.segments[at], all.scores(at), scratch);
    run.Confine(ids);
    share.Take(run);
  }
  share.Finish();
}

// Not divided beforehand: whoever is late, or slower, takes fewer pieces.
void TakeSideBySide(const MatchTask& task, const SegmentRuns& all,
                    std::span<const Piece> pieces, const Shares& shares) {
  std::atomic<std::size_t> next = 0;
  task.helpers.runner->Run(shares.size(), [&](std::size_t number) {
    TakePieces(task, all, pieces, next, *shares[number]);
  });
}

void TakeAlone(SegmentRuns& all, Share& share) {
  for (SegmentRun& run : all.runs()) share.Take(run);
  share.Finish();
}

std::optional<Ranking> Join(const MatchTask& task, const Shares& shares) {
  MostRelevantMatches best(task.wanted);
  double total = 0;
  for (const auto& share : shares) {
    if (share->damaged()) return std::nullopt;
    total += share->total();
    for (const Match& match : share->Best()) best.Offer(match);
  }
  Ranking ranking;
  ranking.best = best.Take();
  ranking.estimated_total = std::max(
      ranking.best.size(), static_cast<std::size_t>(std::lround(total)));
  return ranking;
}

}  // namespace

std::optional<Ranking> MostRelevant(const MatchTask& task) {
  assert(task.wanted > 0 && task.helpers.piece_postings > 0);
  SegmentRuns all(task, CountedIn::kAllSegments);
  const TaskRunner* runner = task.helpers.runner;
  const std::size_t width = runner == nullptr ? 1 : runner->width();
  std::vector<Piece> pieces;
  if (width > 1) pieces = Divide(all, task.helpers.piece_postings);
  WeightBound bound(task.wanted);
  Shares shares(std::max<std::size_t>(1, std::min(width, pieces.size())));
  const bool alone = shares.size() == 1;
  for (auto& share : shares) {
    share = std::make_unique<Share>(task, alone ? nullptr : &bound);
  }
  if (alone) {
    TakeAlone(all, *shares.front());
  } else {
    TakeSideBySide(task, all, pieces, shares);
  }
  return Join(task, shares);
}

}  // namespace precis::match
