#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/tagger/train/trainer.h"

namespace precis::tagger {

// Where a model comes from.
struct ModelRecipe {
  std::vector<std::string> corpora;  // Files of ReadCorpus().
  std::string lists;                 // The folder of MakeLexicon().
  std::string templates;             // The file of FillTemplates(), or empty.
  std::size_t rounds = 10;           // Times that each template is filled.
  TrainingPlan plan;
};

// Trains a model and gives the bytes of its file: the same ones wherever and
// whenever the same data is read.
Result<std::string> MakeModel(const ModelRecipe& recipe);

}  // namespace precis::tagger
