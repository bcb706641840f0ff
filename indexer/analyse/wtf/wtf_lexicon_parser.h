#pragma once

#include <string_view>

#include "indexer/analyse/wtf/wtf_definitions.h"
#include "indexer/base/result.h"

namespace precis::analyse {

// Reads the text of a lexicon file as wtf_lexicon.txt describes it. `name`
// stands before the line number in messages. Lists of words that the text does
// not have are those of `defaults`; nullptr: there must be all of them.
Result<WtfDefinitions> ParseWtfLexicon(std::string_view text,
                                       std::string_view name,
                                       const WtfDefinitions* defaults);

}  // namespace precis::analyse
