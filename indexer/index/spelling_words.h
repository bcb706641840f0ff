#pragma once

#include <string>
#include <vector>

#include "indexer/index/entry.h"

namespace precis {

// The words a misspelt query may have meant: those of the title, of names and
// of topics, in lower case. Not of the text: Xapian's spelling data would cost
// more than the rest of the segment.
std::vector<std::string> SpellingWords(const Entry& entry);

}  // namespace precis
