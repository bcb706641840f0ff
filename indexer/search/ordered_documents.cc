#include "indexer/search/ordered_documents.h"

namespace precis {

void OrderedDocuments::init(const Xapian::Database& segment) {
  const auto found = orders_->find(segment.get_uuid());
  order_ = found == orders_->end() ? nullptr : found->second;
  documents_ = segment.get_doccount();
  last_ = segment.get_lastdocid();
  docid_ = 0;
  set_maxweight(0);
}

}  // namespace precis
