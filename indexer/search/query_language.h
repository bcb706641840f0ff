#pragma once

#include <xapian.h>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/language.h"

namespace precis {

// A query of schemas/query.md as Xapian's. Says nothing yet of document types
// and deletions.
struct ParsedQuery {
  Xapian::Query query;
  // The same with any of the words, for ranking quotes; may match more.
  Xapian::Query any_word;
  // Whose speech is asked for; nullopt: the query has no speaker: field.
  std::optional<Xapian::Query> speakers;
  bool has_words = false;  // Not only fields: some documents are better.
};

// Parses queries over segments with `languages` besides English, as `all`.
//
// Words are matched by their stems in every language that the index holds:
// which one a query is written in is not known.
class QueryLanguage {
 public:
  QueryLanguage(const std::vector<std::string>& languages,
                const Xapian::Database& all)
      : languages_(languages), all_(all) {}

  // kBadInput: says what cannot be understood. May throw what Xapian throws.
  Result<ParsedQuery> Parse(const std::string& text);

  // The query with words put right that no document has; empty: none found.
  std::string Suggest(const std::string& text);

 private:
  Xapian::Query ParseIn(const std::string& language, const std::string& text,
                        Xapian::Query::op between_words,
                        struct FieldFindings& findings);

  Xapian::Query InEveryLanguage(const Xapian::Query& english,
                                const std::string& words,
                                struct FieldFindings& findings);

  const std::vector<std::string>& languages_;
  const Xapian::Database& all_;
  Stemmers stemmers_;
};

}  // namespace precis
