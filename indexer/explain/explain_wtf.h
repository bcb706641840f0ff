#pragma once

#include <string_view>

#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/explain/explanation.h"

namespace precis::explain {

// How ScoreWtf() of the same comes to its index. Thread-safe.
ExplainedWtf ExplainWtf(const analyse::TextModel& model, std::string_view title,
                        const analyse::WtfLexicon& lexicon);

}  // namespace precis::explain
