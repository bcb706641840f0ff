#pragma once

#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/explain/explanation.h"

namespace precis::explain {

// How the speakers of what was said were found; of each kind the first
// Explanation::kMaxSpeeches. Fills quotes and statements by `out.analysis`,
// which is that of the model. Thread-safe.
void ExplainSpeech(const analyse::TextModel& model, const analyse::Names& names,
                   Explanation& out);

}  // namespace precis::explain
