#pragma once

#include <string_view>

#include "indexer/base/result.h"
#include "indexer/parse/article.h"

namespace precis {

// The article that an entry (schemas/entry.schema.json) was made of, as far as
// the entry tells: its text with one block a line, the turns of a transcript
// marked. Not kept, and so not there: which lines were list items or block
// quotes, the times inside a turn, the producer's own chapters, the language
// that the producer named. A text of paragraphs lacks nothing.
//
// What has no text (a tombstone) is an article without any. kCorrupt: it is no
// JSON object, or a field is of another type than the schema says; names it.
Result<Article> StoredArticle(std::string_view entry_json);

}  // namespace precis
