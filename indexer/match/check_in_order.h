#pragma once

#include <cstddef>
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
using MostRelevantMatches = Best<Match, IsMoreRelevant>;

// Checks documents in the order of their weights, about, until those that are
// left cannot be among the best any more. What has few documents that pass is
// then found after as few checks as can be: a threshold that rises while
// documents are checked in the order of their ids rises late.
//
// Thread safety: none.
class CheckInOrder {
 public:
  // Both must outlive this.
  CheckInOrder(const DocumentCheck& check, MostRelevantMatches& best)
      : check_(check), best_(best) {}

  void Add(const Match& match);

  // Checks what is left.
  void Finish();

  // How many documents of all that were added pass, about.
  std::size_t EstimatedPassing() const;

 private:
  void Sort();
  bool MayBeBest(const Match& match) const {
    return !best_.full() || match.weight >= best_.worst().weight;
  }
  void Announce(std::size_t at) const;
  void Check(const Match& match);

  const DocumentCheck& check_;
  MostRelevantMatches& best_;
  std::vector<Match> waiting_;
  std::vector<Match> sorted_;
  std::vector<std::size_t> level_ends_;  // In sorted_.
  std::size_t added_ = 0;
  std::size_t checked_ = 0;
  std::size_t passed_ = 0;
};

}  // namespace precis::match
