#pragma once

#include <xapian.h>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/terms/document_sink.h"
#include "indexer/index/terms/word_list.h"

namespace precis {

enum class NameKind { kPerson, kOther };  // Persons lose their titles.

// Indexes every word of names under a prefix, so that NameQuery() finds them;
// adds nothing to the document's length. All names of a document that have the
// same prefix go to the same one.
//
// Positions cost more than everything else about a name, and most names have
// two words. So two words that stand at most two words apart are a term, too,
// and only words of names of three words and more have positions.
//
// Thread safety: none.
class NameTerms {
 public:
  // `sink` and `prefix` outlive it.
  NameTerms(TermSink& sink, std::string_view prefix, NameKind kind)
      : sink_(sink), prefix_(prefix), kind_(kind) {}

  void Add(std::string_view name);

 private:
  void AddPairs(std::size_t first);

  TermSink& sink_;
  std::string_view prefix_;
  NameKind kind_;
  std::uint32_t position_ = 0;
  // Of the name at hand.
  WordList words_;
  std::string term_;
};

// NameTerms of all `names`.
void AddNames(TermSink& sink, std::string_view prefix,
              std::span<const std::string> names, NameKind kind);

// A query for the documents with a name that contains the words of `name` in
// this order, possibly with others between them; MatchNothing if `name` has no
// words. A '*' at the end leaves the last word open.
Xapian::Query NameQuery(std::string_view prefix, std::string_view name,
                        NameKind kind, Xapian::termcount max_expansion);

}  // namespace precis
