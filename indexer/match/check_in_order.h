#pragma once

#include <cstddef>
#include <vector>

#include "indexer/match/best_matches.h"
#include "indexer/match/matcher.h"

namespace precis::match {

// Sifts documents in the order of their ids, which is that of what there is to
// be read about them, some thousands at a time. Those that remain are checked
// in the order of their weights, about, until what is left cannot be among the
// best any more: a threshold that rises while documents are checked in the
// order of their ids rises late.
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

  // How many documents were added; how many of them were sifted, and how many
  // of these remained; how many of those were checked, and how many passed.
  struct Counts {
    std::size_t added = 0;
    std::size_t sifted = 0;
    std::size_t likely = 0;
    std::size_t checked = 0;
    std::size_t passed = 0;

    Counts& operator+=(const Counts& more);
  };
  const Counts& counts() const { return counts_; }

  // How many documents of all that were added pass, about.
  static std::size_t EstimatedPassing(const Counts& counts);
  std::size_t EstimatedPassing() const { return EstimatedPassing(counts_); }

 private:
  // So many documents wait, at most: where many pass, those that come first are
  // enough to turn most others away, and what is kept of them stays close to
  // the processor.
  static constexpr std::size_t kMaxWaiting = std::size_t{1} << 13;

  void Sift();
  void Sort();
  bool MayBeBest(const Match& match) const {
    return match.weight >= best_.least();
  }
  void Announce(std::size_t at) const;
  void Check(const Match& match);

  const DocumentCheck& check_;
  MostRelevantMatches& best_;
  std::vector<Match> waiting_;
  std::vector<Match> sorted_;
  std::vector<std::size_t> level_ends_;  // In sorted_.
  Counts counts_;
};

}  // namespace precis::match
