#pragma once

#include <array>

#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/summary/sentence_features.h"

namespace precis::analyse {

using FeatureWeights = std::array<double, kFeatureCount>;

// What each feature adds to the score of a sentence among others of a summary,
// and of one that stands for all. Trained: bench/quality/train_summary.py
// writes the tables and says from what.
const FeatureWeights& SummaryWeights(Genre genre);
const FeatureWeights& HeadlineWeights(Genre genre);

}  // namespace precis::analyse
