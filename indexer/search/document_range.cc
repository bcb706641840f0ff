#include "indexer/search/document_range.h"

#include <algorithm>

namespace precis {

void DocumentRange::init(const Xapian::Database& /*segment*/) { docid_ = 0; }

void DocumentRange::next(double min_weight) { skip_to(docid_ + 1, min_weight); }

void DocumentRange::skip_to(Xapian::docid docid, double /*min_weight*/) {
  docid_ = std::max({docid_, docid, begin_});
}

DocumentRange* DocumentRange::clone() const {
  return new DocumentRange(begin_, end_);
}

}  // namespace precis
