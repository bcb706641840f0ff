#pragma once

#include <span>
#include <vector>

#include "indexer/index/write/bulk_lexicon.h"

namespace precis {

// `terms`, distinct ones, in the order of their bytes.
std::vector<TermId> InOrderOfBytes(std::span<const TermId> terms,
                                   const BulkLexicon& lexicon);

}  // namespace precis
