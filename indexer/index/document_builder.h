#pragma once

#include <xapian.h>
#include <vector>

#include "indexer/index/entry.h"
#include "indexer/index/language.h"

namespace precis {

// Turns entries into the documents that schemas/index.md describes.
//
// Thread safety: none. Keep one per segment writer: stemmers are reused.
class DocumentBuilder {
 public:
  DocumentBuilder();

  // The article's document, then one for each quote and statement; for a
  // tombstone one document that only knows id and version. May throw what
  // Xapian throws.
  std::vector<Xapian::Document> Build(const Entry& entry);

 private:
  Xapian::Document BuildArticle(const Entry& entry, std::size_t documents);

  Xapian::TermGenerator generator_;
  Stemmers stemmers_;
};

}  // namespace precis
