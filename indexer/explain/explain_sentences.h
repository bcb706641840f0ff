#pragma once

#include <vector>

#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/explain/explanation.h"

namespace precis::explain {

// How take-away, dek, summary and bullets were picked from `ranking`, the one
// that Analyse() picks from (null: it does not), and the summary of each
// chapter from its own. Thread-safe.
std::vector<ExplainedSelection> ExplainSelections(
    const analyse::TextModel& model, const analyse::Ranking* ranking,
    const analyse::FixedVector& title, const std::vector<Chapter>& chapters);

}  // namespace precis::explain
