#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/tagger/train/corpus.h"

namespace precis::tagger {

// Sentences made of the templates in `path`, each filled `rounds` times with
// names that chance puts together from the folder's lists. The file's format
// is told at its beginning. Deterministic.
Result<std::vector<GoldDocument>> FillTemplates(const std::string& path,
                                                const std::string& lists,
                                                std::size_t rounds);

}  // namespace precis::tagger
