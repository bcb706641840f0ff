#pragma once

#include "daemon/config/config.h"

namespace precis {

// Sends spdlog's default logger to standard error as `settings` say: "text" for
// people, "json" for machines, one object a line. Call it once, before other
// threads start.
void SetUpLog(const LogSettings& settings);

}  // namespace precis
