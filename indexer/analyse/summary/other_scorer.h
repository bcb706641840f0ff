#pragma once

#include <cstddef>

#include "indexer/analyse/summary/scorer.h"

namespace precis::analyse {

// RankSentences() for a language that no weights were trained for: by what is
// the same in all of them. A sentence is good if it is like the centre of all
// (of those from `begin` to `end`), like the title, early in an article, no
// question and neither short nor long. Its parts are weighed by hand.
// Takes O(tokens + min(n, kMaxCompared)²).
Ranking RankByCentre(const TextModel& model, std::size_t begin, std::size_t end,
                     const FixedVector& title, Genre genre);

}  // namespace precis::analyse
