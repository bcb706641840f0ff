#pragma once

#include <string>

#include "daemon/cli/precis_console.h"
#include "daemon/cli/precis_index.h"

namespace precis {

// The entry of that id, as JSON (schemas/entry.schema.json). Where there is
// none, or the index cannot be read, says so on the console, and the error is
// the exit status.
std::expected<std::string, int> StoredEntryJson(const IndexLocation& location,
                                                const std::string& id,
                                                Console& console);

}  // namespace precis
