#pragma once

#include <string>
#include <string_view>

#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/base/result.h"

namespace precis {

// Why the entry (as EntryToJson wrote it) is as it is, on one line:
// schemas/explanation.schema.json. The article is analysed again, with
// `lexicon`, and the outcome held against the entry: `basis` says whether what
// is explained is what is stored. Of an entry that does not keep how its text
// was divided, each line is taken for a paragraph. Takes about four times as
// long as analysing.
//
// kCorrupt: it is no entry. Thread-safe.
Result<std::string> ExplainEntry(std::string_view entry_json,
                                 const analyse::WtfLexicon& lexicon);

}  // namespace precis
