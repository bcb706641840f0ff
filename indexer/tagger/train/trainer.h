#pragma once

#include <vector>

#include "indexer/tagger/lexicon.h"
#include "indexer/tagger/train/corpus.h"
#include "indexer/tagger/train/perceptron.h"

namespace precis::tagger {

struct TrainingPlan {
  int epochs = 8;  // Times over the documents, each in another order.
  int runs = 5;    // Models trained with other orders, to be averaged: what
                   // chance did to one of them evens out.
};

// The averaged weights. Deterministic.
std::vector<WeightRow> Train(const std::vector<TrainingDocument>& documents,
                             const Lexicon& lexicon, TrainingPlan plan);

}  // namespace precis::tagger
