#pragma once

#include <string>

#include "daemon/cli/precis_console.h"
#include "indexer/base/result.h"

namespace precis {

// Prints an entry (schemas/entry.schema.json) as a page to read: headline,
// dek, WTF Index, take-away, summary, chapters, quotes by speaker, names.
//
// kCorrupt: it is not an entry.
Result<void> PrintPage(const Console& console, const std::string& entry_json);

}  // namespace precis
