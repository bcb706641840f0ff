#pragma once

#include <vector>

#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Marks the quotes worth setting apart: 8 to 40 words, a speaker who is sure,
// and the best-scored sentences; at most three.
void MarkPullQuotes(const TextModel& model, const Ranking& ranking,
                    std::vector<Quote>& quotes);

}  // namespace precis::analyse
