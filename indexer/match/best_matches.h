#pragma once

#include <atomic>
#include <cstddef>
#include <limits>
#include <vector>

#include "indexer/match/best.h"
#include "indexer/match/matcher.h"

namespace precis::match {

struct IsMoreRelevant {
  bool operator()(const Match& a, const Match& b) const {
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.docid != b.docid) return a.docid < b.docid;
    return a.segment < b.segment;
  }
};

// What a match has to weigh to be among the best, as far as those who search
// side by side know. It only rises.
//
// Thread safety: any number of threads. Nothing else is passed on by it, so
// that an old value does no harm.
class WeightBound {
 public:
  double Get() const { return least_.load(std::memory_order_relaxed); }

  void RaiseTo(double weight) {
    double least = Get();
    while (least < weight && !least_.compare_exchange_weak(
                                 least, weight, std::memory_order_relaxed)) {
    }
  }

 private:
  std::atomic<double> least_ = -std::numeric_limits<double>::infinity();
};

// The best so many matches of those that are offered; with a shared bound,
// those of them that can be among the best of all.
//
// Thread safety: none, but for what is shared.
class MostRelevantMatches {
 public:
  // REQUIRES: wanted > 0. `shared`: null: none; must outlive this.
  explicit MostRelevantMatches(std::size_t wanted,
                               WeightBound* shared = nullptr)
      : best_(wanted), bound_(shared == nullptr ? &own_ : shared) {}
  MostRelevantMatches(const MostRelevantMatches&) = delete;
  MostRelevantMatches& operator=(const MostRelevantMatches&) = delete;

  // What weighs less need not be offered.
  double least() const { return bound_->Get(); }

  void Offer(const Match& match) {
    best_.Offer(match);
    if (best_.full()) bound_->RaiseTo(best_.worst().weight);
  }

  // The best first; leaves nothing.
  std::vector<Match> Take() { return best_.Take(); }

 private:
  Best<Match, IsMoreRelevant> best_;
  WeightBound own_;
  WeightBound* bound_;
};

}  // namespace precis::match
