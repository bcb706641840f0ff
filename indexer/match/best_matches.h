#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

#include "indexer/base/mutex.h"
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

// What a match has to weigh to be among the best so many of all that those who
// search side by side have found. It only rises.
//
// Thread safety: any number of threads. Nothing else is told by it, so that an
// old value does no harm.
class WeightBound {
 public:
  // REQUIRES: wanted > 0.
  explicit WeightBound(std::size_t wanted) : best_(wanted) {}

  double Get() const { return least_.load(std::memory_order_relaxed); }

  // A match was found that weighs so much.
  void Add(double weight) {
    if (weight <= Get()) return;
    const MutexLock hold(mutex_);
    best_.Offer(weight);
    if (best_.full()) least_.store(best_.worst(), std::memory_order_relaxed);
  }

 private:
  std::atomic<double> least_ = -std::numeric_limits<double>::infinity();
  Mutex mutex_;
  Best<double, std::greater<>> best_ PRECIS_GUARDED_BY(mutex_);
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
      : best_(wanted), shared_(shared) {}

  // What weighs less need not be offered.
  double least() const { return shared_ == nullptr ? least_ : shared_->Get(); }

  void Offer(const Match& match) {
    best_.Offer(match);
    if (shared_ != nullptr) {
      shared_->Add(match.weight);
    } else if (best_.full()) {
      least_ = best_.worst().weight;
    }
  }

  // The best first; leaves nothing.
  std::vector<Match> Take() { return best_.Take(); }

 private:
  Best<Match, IsMoreRelevant> best_;
  double least_ = -std::numeric_limits<double>::infinity();
  WeightBound* shared_;
};

}  // namespace precis::match
