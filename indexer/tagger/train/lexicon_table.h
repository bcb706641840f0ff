#pragma once

#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/tagger/lexicon.h"

namespace precis::tagger {

// The slots of the lexicon, made of the files of a folder: `first`, `last`,
// `city`, `region`, `lower`, `proper` with a name or word a line, and
// `clusters` with lines "word coarse fine", frequent words first.
Result<std::vector<LexiconSlot>> MakeLexicon(const std::string& folder);

}  // namespace precis::tagger
