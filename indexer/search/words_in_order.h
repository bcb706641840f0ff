#pragma once

#include <xapian.h>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/search/ordered_documents.h"
#include "indexer/search/word_pattern.h"

namespace precis {

// The documents of a segment whose words stand as a pattern wants. It looks at
// documents that it is asked about, and does not find any by itself faster than
// one after another: for OP_FILTER, beside the pattern's words. A search over
// several segments has one for each, made by clone().
class WordsInOrder : public OrderedDocuments {
 public:
  WordsInOrder(std::shared_ptr<const WordOrders> orders,
               std::shared_ptr<const WordPattern> pattern)
      : OrderedDocuments(std::move(orders)), pattern_(std::move(pattern)) {}

  void skip_to(Xapian::docid docid, double min_weight) override;
  bool check(Xapian::docid docid, double min_weight) override;
  WordsInOrder* clone() const override;

 private:
  bool Matches(Xapian::docid docid) const;

  std::shared_ptr<const WordPattern> pattern_;
};

// Within how many words those of a phrase or neighbourhood have to stand;
// `otherwise` if that cannot be told.
std::size_t WindowOf(const Xapian::Query& query, std::size_t otherwise);

// Whether there are phrases or neighbourhoods of text in it.
bool HasWordOrder(const Xapian::Query& query);

// A query whose phrases and neighbourhoods of text Xapian cannot answer, since
// their words have no positions but are in the segments' files: as one that it
// can. What every document that is found needs is left to whoever runs it
// (OrderCheck), so that Xapian can ask for it last, of documents that are good
// enough; the rest has become posting sources.
struct OrderedQuery {
  Xapian::Query query;
  std::vector<WordPattern> patterns;
};
OrderedQuery ByWordOrder(const Xapian::Query& query,
                         const std::shared_ptr<const WordOrders>& orders);

// The same for queries of few documents: all of it are posting sources.
Xapian::Query WithWordOrder(const Xapian::Query& query,
                            const std::shared_ptr<const WordOrders>& orders);

}  // namespace precis
