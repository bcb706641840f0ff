#pragma once

#include <filesystem>
#include <memory>

#include "daemon/config/config.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/base/result.h"

namespace precis {

// The lexicon of the WTF Index that the configuration names; null: the one that
// is built in. Errors as of LoadWtfLexicon(), naming the key.
Result<std::shared_ptr<const analyse::WtfLexicon>> OpenLexicon(
    const AnalysisSettings& settings);

// For a command: the one in `file`, or as above if that is empty.
Result<std::shared_ptr<const analyse::WtfLexicon>> OpenLexicon(
    const std::filesystem::path& file, const AnalysisSettings& settings);

// `lexicon`, or the one that is built in.
const analyse::WtfLexicon& LexiconOrDefault(
    const std::shared_ptr<const analyse::WtfLexicon>& lexicon);

}  // namespace precis
