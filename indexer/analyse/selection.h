#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analyse/scorer.h"

namespace precis::analyse {

struct SelectionRules {
  std::size_t count = 3;
  std::size_t least = 1;         // Fewer: what is personal is allowed too.
  std::size_t max_words = 1000;  // Of all together; the first is always taken.
  std::size_t wanted_words = 1000;  // More are taken if that pays, see below.
  double excess_penalty = 0;  // What each word above costs; not of the first.
  double Candidate::* score = &Candidate::score;
  double word_penalty = 0;    // Score that each word costs.
  double position_share = 1;  // How much of the score for position counts.
  double diversity = 0.8;     // Of the score; the rest punishes repetition.
  double max_similarity = 1;  // To any sentence already picked.
  bool allow_weak_start = true;
  bool allow_question = true;
  bool allow_quoted = true;
  bool allow_filler = true;
  bool allow_personal = true;
};

// Indices into ranking.candidates, in text order, picked greedily by maximal
// marginal relevance (Carbonell and Goldstein 1998) from those whose index
// lies below `limit`. Rules that leave nothing to pick are dropped one by one.
std::vector<std::size_t> Select(const Ranking& ranking,
                                const SelectionRules& rules, std::size_t limit);

}  // namespace precis::analyse
