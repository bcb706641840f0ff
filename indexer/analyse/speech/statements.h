#pragma once

#include <vector>

#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/text/analysis.h"

namespace precis::analyse {

// Indirect speech with a known speaker: "Lund argued that …", "…, she said",
// "According to Lund, …". Only clear forms: a wrong one puts words into
// somebody's mouth. Sentences with quotation marks are left to the quotes.
std::vector<Statement> FindStatements(const TextModel& model,
                                      const SpeakerResolver& resolver);

}  // namespace precis::analyse
