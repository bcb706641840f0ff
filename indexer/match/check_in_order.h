#pragma once

#include <cstddef>
#include <vector>

#include "indexer/match/best_matches.h"
#include "indexer/match/even_sample.h"
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
    if (!MayBeBest(match)) return passed_over_.Add(match);
    waiting_.push_back(match);
    if (waiting_.size() == kMaxWaiting) Finish();
  }

  // Asks about what is left.
  void Finish();

  // How many documents of all that were added pass, about. Of those that
  // weighed too little to be asked about a sample is asked about now: they have
  // their words less often, so that the others say little about them. Exact if
  // there are none of these.
  double EstimatePassing() const;

 private:
  // So many documents wait, at most: 1.5 MB. The more, the fewer are sifted,
  // but what is kept of them should stay close to the processor.
  static constexpr std::size_t kMaxWaiting = std::size_t{1} << 16;

  // How many documents remained after they were sifted; how many of these were
  // checked, and how many passed. Some are not checked, if the bound has risen
  // meanwhile.
  struct Asked {
    std::size_t likely = 0;
    std::size_t checked = 0;
    std::size_t passed = 0;

    double Passing() const;
  };

  void Sort();
  void TakeHeaviest(std::size_t& at);
  void AskTaken();
  double PassingOfPassedOver() const;
  bool MayBeBest(const Match& match) const {
    return match.weight >= best_.least();
  }
  void Announce(const std::vector<Match>& matches, std::size_t at) const;

  const DocumentCheck& check_;
  MostRelevantMatches& best_;
  std::vector<Match> waiting_;
  std::vector<Match> sorted_;            // By levels of weight.
  std::vector<std::size_t> level_ends_;  // In sorted_, for Sort().
  double tolerance_ = 0;      // No two of a level differ in weight by more.
  std::vector<Match> taken_;  // To be sifted and checked.
  Asked asked_;
  EvenSample passed_over_;  // Weighed too little to be asked about.
};

}  // namespace precis::match
