#pragma once

#include <vector>

#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// The direct speech of an article: what fragments.h takes for spoken. Each
// quote keeps how its speaker was found; one who is not sure enough
// (kMinSpeakerConfidence) is left out. Turns of a transcript are left to
// CiteTurns().
std::vector<Quote> FindQuotes(const TextModel& model,
                              const SpeakerResolver& resolver);

}  // namespace precis::analyse
