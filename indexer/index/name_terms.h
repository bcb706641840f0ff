#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/document_sink.h"

namespace precis {

enum class NameKind { kPerson, kOther };  // Persons lose their titles.

// Indexes every word of every name under `prefix`, with positions: a name of
// several words is found as a phrase. Adds nothing to the document's length.
void AddNames(DocumentSink& sink, std::string_view prefix,
              const std::vector<std::string>& names, NameKind kind);

// A query for the documents with a name that contains the words of `name` in
// this order, possibly with others between them; MatchNothing if `name` has no
// words. A '*' at the end leaves the last word open.
Xapian::Query NameQuery(std::string_view prefix, std::string_view name,
                        NameKind kind, Xapian::termcount max_expansion);

}  // namespace precis
