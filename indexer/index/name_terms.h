#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/document_sink.h"

namespace precis {

enum class NameKind { kPerson, kOther };  // Persons lose their titles.

// Indexes every word of every name under `prefix`, so that NameQuery() finds
// it; adds nothing to the document's length.
//
// Positions cost more than everything else about a name, and most names have
// two words. So two words that stand at most two words apart are a term, too,
// and only words of names of three words and more have positions.
void AddNames(DocumentSink& sink, std::string_view prefix,
              const std::vector<std::string>& names, NameKind kind);

// A query for the documents with a name that contains the words of `name` in
// this order, possibly with others between them; MatchNothing if `name` has no
// words. A '*' at the end leaves the last word open.
Xapian::Query NameQuery(std::string_view prefix, std::string_view name,
                        NameKind kind, Xapian::termcount max_expansion);

}  // namespace precis
