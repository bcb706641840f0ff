#pragma once

#include <cstddef>
#include <vector>

#include "indexer/match/matcher.h"

namespace precis::match {

// Some of the documents that come by, evenly spread over all of them: at
// first each one, then each second, fourth and so on, the more come.
//
// Thread safety: none.
class EvenSample {
 public:
  void Add(const Match& match) {
    if ((added_++ & spacing_) == 0) Keep(match);
  }

  std::size_t added() const { return added_; }
  // At most kMost; more than half as many if more than those came.
  const std::vector<Match>& matches() const { return matches_; }

  static constexpr std::size_t kMost = 2048;

 private:
  void Keep(const Match& match) {
    if (matches_.size() == kMost) Thin();
    matches_.push_back(match);
  }

  // REQUIRES: kMost were kept, an even number: so the next one stays.
  void Thin() {
    for (std::size_t i = 0; i < kMost / 2; ++i) matches_[i] = matches_[2 * i];
    matches_.resize(kMost / 2);
    spacing_ = 2 * spacing_ + 1;
  }

  std::vector<Match> matches_;
  std::size_t added_ = 0;
  std::size_t spacing_ = 0;  // One in spacing_ + 1 is kept: a power of 2.
};

}  // namespace precis::match
