#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "indexer/search/searcher.h"

namespace precis {

// What the fields of a query say beyond the query itself.
struct FieldFindings {
  std::string problem;                  // The first; empty: none.
  std::vector<Xapian::Query> speakers;  // Of each speaker: field.
};

// Teaches `parser` every field of schemas/query.md, as documents of `target`
// hold them. While it parses, its fields write to `findings`, which has to
// outlive it.
void AddFields(Xapian::QueryParser& parser, SearchTarget target,
               FieldFindings& findings);

}  // namespace precis
