#pragma once

#include <nlohmann/json_fwd.hpp>

#include "indexer/index/entry/json_writer.h"
#include "indexer/parse/article.h"

namespace precis {

// Member of an entry: what of an article neither its text nor another member
// tells, so that it can be analysed again as if it had just arrived
// (schemas/entry.schema.json: layout). Nothing of it is written that can be
// told from the text: of most articles it is {"lang":"en"}.
void WriteLayout(JsonWriter& json, const Article& article);

// Puts the language, blocks and chapters of `layout` into `article`, whose text
// is set. Throws nlohmann::json::exception if WriteLayout did not make it, or
// if a block is not within the text.
void ReadLayout(const nlohmann::json& layout, Article& article);

}  // namespace precis
