// The parts of PrintExplanation() that tell of scores.
#pragma once

#include <nlohmann/json.hpp>

#include "daemon/cli/precis_console.h"

namespace precis {

void PrintWtfReasons(const Console& console, const nlohmann::json& explanation);
void PrintTopicReasons(const Console& console,
                       const nlohmann::json& explanation);

}  // namespace precis
