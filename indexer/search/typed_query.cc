#include "indexer/search/typed_query.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/index/terms/terms.h"
#include "indexer/search/target_documents.h"
#include "indexer/search/word_terms.h"

namespace precis {
namespace {

// Whether only documents of `target` have the term.
bool IsWord(std::string_view term, SearchTarget target) {
  if (term.starts_with('Z')) term.remove_prefix(1);
  return target == SearchTarget::kQuotes ? IsSpokenWord(term)
                                         : IsWrittenWord(term);
}

// Whether each document that `query` finds has a word of `target`. False also
// for what is not known, such as wildcards.
bool NeedsWord(const Xapian::Query& query, SearchTarget target) {
  const std::size_t count = query.get_num_subqueries();
  const auto needs = [&](std::size_t i) {
    return NeedsWord(query.get_subquery(i), target);
  };
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM:
      return IsWord(*query.get_terms_begin(), target);
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_FILTER:
    case Xapian::Query::OP_NEAR:
    case Xapian::Query::OP_PHRASE:
      for (std::size_t i = 0; i < count; ++i) {
        if (needs(i)) return true;
      }
      return false;
    case Xapian::Query::OP_OR:
      for (std::size_t i = 0; i < count; ++i) {
        if (!needs(i)) return false;
      }
      return count > 0;
    case Xapian::Query::OP_AND_NOT:
    case Xapian::Query::OP_AND_MAYBE:
    case Xapian::Query::OP_SCALE_WEIGHT:
      return count > 0 && needs(0);
    default:
      return false;
  }
}

}  // namespace

Xapian::Query OfTarget(const Xapian::Query& query, SearchTarget target) {
  if (NeedsWord(query, target)) return query;
  return {Xapian::Query::OP_FILTER, query,
          Xapian::Query(MakeTerm(kTypePrefix, TypeOf(target)))};
}

}  // namespace precis
