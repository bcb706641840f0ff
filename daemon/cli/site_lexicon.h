#pragma once

#include <memory>

#include "daemon/config/config.h"
#include "indexer/analyse/wtf_lexicon.h"
#include "indexer/base/result.h"

namespace precis {

// The lexicon that the configuration names; null: the one that is built in.
//
// kBadInput: the file is not there or not a lexicon; names the key, the file
// and the line.
Result<std::shared_ptr<const analyse::WtfLexicon>> LoadSiteLexicon(
    const AnalysisSettings& settings);

}  // namespace precis
