#pragma once

#include <vector>

#include "indexer/analyse/analysis.h"
#include "indexer/analyse/speakers.h"
#include "indexer/analyse/text_model.h"

namespace precis::analyse {

// The direct speech of an article. Single words and short phrases between
// marks are quotes only with a speech verb beside them: "Twitter trolls" is
// none. Turns of a transcript are left to CiteTurns().
std::vector<Quote> FindQuotes(const TextModel& model,
                              const SpeakerResolver& resolver);

}  // namespace precis::analyse
