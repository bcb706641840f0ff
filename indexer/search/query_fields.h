#pragma once

#include <xapian.h>
#include <string>
#include <vector>

namespace precis {

// What the fields of a query say beyond the query itself.
struct FieldFindings {
  std::string problem;                  // The first; empty: none.
  std::vector<Xapian::Query> speakers;  // Of each speaker: field.
};

// Teaches `parser` every field of schemas/query.md. While it parses, its fields
// write to `findings`, which has to outlive it.
void AddFields(Xapian::QueryParser& parser, FieldFindings& findings);

}  // namespace precis
