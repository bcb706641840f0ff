#pragma once

#include <xapian.h>
#include <string>

#include "indexer/search/open_index.h"

namespace precis {

// `query`, in lower case but for its operators, with words put right that no
// article has; empty: there are none, or nothing like them. Fields stay as they
// are. May throw what Xapian throws.
//
// To look for similar words takes longer than most searches: only a few words
// are looked for, in the largest segments, which have the most names.
std::string SuggestSpelling(const OpenIndex& open, const Xapian::Stem& english,
                            const std::string& query);

}  // namespace precis
