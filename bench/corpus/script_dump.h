#pragma once

#include <ostream>

#include "indexer/parse/article.h"

namespace precis::bench {

// Writes an article as a record of scriptindex's input: "name=value" lines, the
// further lines of a value beginning with "=", a blank line at the end.
void WriteScriptRecord(const Article& article, std::ostream& out);

}  // namespace precis::bench
