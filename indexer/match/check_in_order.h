#pragma once

#include <cstddef>
#include <vector>

#include "indexer/match/best_matches.h"
#include "indexer/match/matcher.h"

namespace precis::match {

// Asks about the heaviest documents first, until what is left cannot be among
// the best any more: a threshold that rises while documents are asked about in
// the order of their ids rises late. They are taken by levels of weight; within
// one they stay in the order of their ids, which is that of what there is to be
// read about them.
//
// Thread safety: none.
class CheckInOrder {
 public:
  // Both must outlive this.
  CheckInOrder(const DocumentCheck& check, MostRelevantMatches& best)
      : check_(check), best_(best) {}

  void Add(const Match& match) {
    ++counts_.added;
    if (!MayBeBest(match)) return;
    waiting_.push_back(match);
    if (waiting_.size() == kMaxWaiting) Finish();
  }

  // Checks what is left.
  void Finish();

  // How many documents were sifted, and how many of them remained; how many of
  // these were checked, and how many passed.
  struct Asked {
    std::size_t sifted = 0;
    std::size_t likely = 0;
    std::size_t checked = 0;
    std::size_t passed = 0;

    Asked& operator+=(const Asked& more);
  };
  // Of all documents that were added. `light`: the lighter half of those that
  // were asked about.
  struct Counts {
    std::size_t added = 0;
    Asked asked;
    Asked light;

    Counts& operator+=(const Counts& more);
  };
  const Counts& counts() const { return counts_; }

  // How many documents of all that were added pass, about.
  static std::size_t EstimatedPassing(const Counts& counts);
  std::size_t EstimatedPassing() const { return EstimatedPassing(counts_); }

 private:
  // So many documents wait, at most: 1.5 MB. The more, the fewer are sifted,
  // but what is kept of them should stay close to the processor.
  static constexpr std::size_t kMaxWaiting = std::size_t{1} << 16;

  void Sort();
  void TakeHeaviest(std::size_t& at);
  Asked AskTaken();
  bool MayBeBest(const Match& match) const {
    return match.weight >= best_.least();
  }
  void Announce(std::size_t at) const;

  const DocumentCheck& check_;
  MostRelevantMatches& best_;
  std::vector<Match> waiting_;
  std::vector<Match> sorted_;            // By levels of weight.
  std::vector<std::size_t> level_ends_;  // In sorted_, for Sort().
  double tolerance_ = 0;      // No two of a level differ in weight by more.
  std::vector<Match> taken_;  // To be sifted and checked.
  Counts counts_;
};

}  // namespace precis::match
