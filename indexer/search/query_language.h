#pragma once

#include <xapian.h>
#include <optional>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/index/terms/language.h"
#include "indexer/search/searcher.h"

namespace precis {

// A query of schemas/query.md as Xapian's. Says nothing yet of document types
// and deletions.
struct ParsedQuery {
  Xapian::Query query;
  // Its words as a text has them: what to mark in quotes, whose terms have a
  // prefix. Empty but for SearchTarget::kQuotes and with `speakers`.
  Xapian::Query plain;
  // With `speakers` of a search for entries: any of the words as quotes have
  // them, for ranking; may match more.
  Xapian::Query any_word_said;
  // Whose speech is asked for; nullopt: the query has no speaker: field.
  std::optional<Xapian::Query> speakers;
  bool has_words = false;  // Not only fields: some documents are better.
};

// All but the operators in lower case: Xapian would look for a capitalised word
// only in exactly this form, and fields are known in lower case.
std::string LowerCaseWords(const std::string& text);

// Parses queries over segments with `languages` besides English.
//
// Words are matched by their stems in every language that the index holds:
// which one a query is written in is not known.
class QueryLanguage {
 public:
  // All must outlive this.
  QueryLanguage(Stemmers& stemmers, const std::vector<std::string>& languages)
      : stemmers_(stemmers), languages_(languages) {}

  // kBadInput: says what cannot be understood. May throw what Xapian throws.
  Result<ParsedQuery> Parse(const std::string& text, SearchTarget target);

 private:
  // How the words of a query become terms.
  struct Reading {
    std::string language;
    SearchTarget target = SearchTarget::kEntries;
    Xapian::Query::op between_words = Xapian::Query::OP_AND;
  };

  Xapian::Query ParseAs(const Reading& reading, const std::string& words,
                        struct FieldFindings& findings);

  Xapian::Query InEveryLanguage(const Xapian::Query& english,
                                SearchTarget target, const std::string& words,
                                struct FieldFindings& findings);

  Stemmers& stemmers_;
  const std::vector<std::string>& languages_;
};

}  // namespace precis
