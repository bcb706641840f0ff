#pragma once

#include <string>
#include <vector>

#include "indexer/analyse/names.h"
#include "indexer/analyse/text_model.h"

namespace precis::analyse {

// The phrases of one to three words that say what the tokens are about, best
// first: frequent, rare in everyday English, early, and in the title. Written
// as at their first place in the text. No phrase shares a word with a better
// one. O(n log n).
std::vector<std::string> FindKeyphrases(const TextModel& model,
                                        const Names& names, TokenRange tokens,
                                        std::string_view title,
                                        std::size_t limit);

}  // namespace precis::analyse
