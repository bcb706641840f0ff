#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/analyse/summary/scorer.h"

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

// What a candidate was worth when one of several was picked: the sum of the
// four parts.
struct PickWorth {
  std::size_t candidate = 0;  // Index into Ranking::candidates.
  double score = 0;           // Its score's share.
  double place = 0;           // What its place does not count for here; <= 0.
  double length = 0;          // What its words cost; <= 0.
  double repetition = 0;      // What it says again costs; <= 0.
  double redundancy = 0;      // The greatest similarity to one picked before.
  std::optional<std::size_t> repeats;  // Which that is.

  double value() const { return score + place + length + repetition; }
};

// A candidate that was worth more than the one picked, and why it could not be.
struct PickRefusal {
  PickWorth worth;
  std::string_view reason;  // A literal: "question", "quoted", "weak_start",
                            // "filler", "personal", "too_long", "repeats".
};

struct PickStep {
  PickWorth winner;
  std::optional<PickWorth> runner_up;  // The best of the others that might be.
  std::vector<PickRefusal> refused;    // At most kMaxRefused, best first.

  static constexpr std::size_t kMaxRefused = 3;
};

// How a selection went, for an explanation.
struct SelectionTrace {
  SelectionRules rules;         // Those that were kept.
  std::vector<PickStep> steps;  // In the order of picking.
};

// Indices into ranking.candidates, in text order, picked greedily by maximal
// marginal relevance (Carbonell and Goldstein 1998) from those whose index
// lies below `limit`. Rules that leave nothing to pick are dropped one by one.
// `trace`, if there is one, is told how it went.
std::vector<std::size_t> Select(const Ranking& ranking,
                                const SelectionRules& rules, std::size_t limit,
                                SelectionTrace* trace = nullptr);

}  // namespace precis::analyse
