// Back from an entry, as the index keeps it, to what it was made of.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/parse/article.h"

namespace precis {

// The article that `entry_json` (schemas/entry.schema.json) was made of:
// analysing it gives what analysing the event gave, byte for byte. Times are
// whole seconds, as the entry has them.
//
// kBadInput: an older program wrote the entry and did not keep how its text was
// divided, and the text does not say it either. kCorrupt: it is no entry.
Result<Article> StoredArticle(std::string_view entry_json);

// The same of an entry that has been parsed.
Result<Article> StoredArticle(const nlohmann::json& entry);

}  // namespace precis
