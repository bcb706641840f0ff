#pragma once

#include <array>

#include "indexer/analyse/scorer.h"
#include "indexer/analyse/sentence_features.h"

namespace precis::analyse {

using FeatureWeights = std::array<double, kFeatureCount>;

// What each feature of a sentence adds to its score. The table is written by
// bench/quality/train_summary.py.
const FeatureWeights& WeightsOf(Genre genre);

}  // namespace precis::analyse
