#pragma once

#include <vector>

#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// The turns of a transcript: neighbouring blocks of one speaker are one turn.
// Blocks whose speaker is not known belong to none.
std::vector<Turn> FindTurns(const TextModel& model);

// What is said in the turns, in pieces that can be cited: whole sentences of
// one block, at most kMaxCitedWords words each where the sentences allow, and
// none of fewer than kMinCitedWords ("Yeah.").
inline constexpr std::size_t kMaxCitedWords = 80;
inline constexpr std::size_t kMinCitedWords = 6;
std::vector<Quote> CiteTurns(const TextModel& model);

}  // namespace precis::analyse
