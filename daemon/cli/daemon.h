#pragma once

#include <memory>

#include "daemon/cli/exit_status.h"
#include "daemon/config/config.h"
#include "indexer/analyse/wtf/wtf_lexicon.h"

namespace precis {

// Runs the daemon until a signal, the end of the file, or an error that no
// retry mends. Null `lexicon`: the one that is built in. Returns the exit
// status.
int RunDaemon(const Config& config,
              const std::shared_ptr<const analyse::WtfLexicon>& lexicon);

}  // namespace precis
