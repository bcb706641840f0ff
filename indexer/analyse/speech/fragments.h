#pragma once

#include "indexer/analyse/speech/attribution.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Whether what stands between the marks was said, and is no title of a work,
// no scare quote and no attribute of mark-up. `spoken_by_known`: a speaker was
// found for it. Looks at the quotation and the four tokens before it.
bool IsSpoken(const TextModel& model, const AttributedQuotation& quotation,
              bool spoken_by_known);

}  // namespace precis::analyse
