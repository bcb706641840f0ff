#pragma once

#include <xapian.h>

#include "indexer/index/language.h"
#include "indexer/search/searcher.h"

namespace precis {

// Turns documents found into what a search returns.
//
// Thread safety: none.
class HitReader {
 public:
  // `stemmers` must outlive this.
  explicit HitReader(Stemmers& stemmers) : stemmers_(stemmers) {}

  // `hit` is an article's document. May throw what Xapian throws.
  EntryHit Entry(const Xapian::MSetIterator& hit);

  // `hit` is a quote's or statement's document. May throw what Xapian throws.
  QuoteHit Quote(const Xapian::MSetIterator& hit);

 private:
  Stemmers& stemmers_;
};

}  // namespace precis
