#pragma once

#include <vector>

#include "indexer/analyse/analysis.h"
#include "indexer/analyse/scorer.h"
#include "indexer/analyse/speakers.h"

namespace precis::analyse {

// The direct speech of an article. Single words and short phrases between
// marks are quotes only with a speech verb beside them: "Twitter trolls" is
// none. `ranking` chooses the pull quotes.
std::vector<Quote> FindQuotes(const TextModel& model,
                              const SpeakerResolver& resolver,
                              const Ranking& ranking);

}  // namespace precis::analyse
