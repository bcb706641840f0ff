#pragma once

#include <string>

#include "daemon/cli/precis_console.h"

namespace precis {

// Prints an explanation (schemas/explanation.schema.json) for somebody who
// wants to know why the entry says what it says, not how the program works.
//
// kCorrupt: `json` is none.
Result<void> PrintExplanation(const Console& console, const std::string& json);

}  // namespace precis
