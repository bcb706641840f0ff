#pragma once

#include <xapian.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/terms/language.h"
#include "indexer/search/document_reader.h"
#include "indexer/search/excerpt.h"
#include "indexer/search/marker.h"
#include "indexer/search/matching.h"
#include "indexer/search/open_index.h"
#include "indexer/search/query_language.h"
#include "indexer/search/searcher.h"

namespace precis {

// Turns documents found into what a search returns.
//
// Thread safety: none.
class HitReader {
 public:
  // All must outlive this.
  HitReader(Stemmers& stemmers, Tokeniser& tokeniser, const OpenIndex& open,
            const ParsedQuery& parsed);
  ~HitReader();
  HitReader(const HitReader&) = delete;
  HitReader& operator=(const HitReader&) = delete;

  // `found` is an article's document. May throw what Xapian throws.
  EntryHit Entry(const FoundDocument& found);

  // `found` is a quote's or statement's document. May throw what Xapian throws.
  QuoteHit Quote(const FoundDocument& found);

 private:
  struct LastEntry;  // Keeps nlohmann's headers out of this one.

  Marker* OwnMarker();
  const Xapian::MSet& XapianMarker();
  std::string Mark(std::string_view text, std::size_t bytes,
                   const std::string& language);
  std::string Snippet(const std::string& text, const std::string& language);
  std::string Marked(const std::string& quote, const std::string& language);

  Stemmers& stemmers_;
  const OpenIndex& open_;
  DocumentReader reader_;
  const ParsedQuery& parsed_;
  const ExcerptFinder excerpts_;
  Tokeniser& tokeniser_;
  bool asked_for_marker_ = false;
  std::optional<Marker> marker_;
  std::optional<Xapian::MSet> xapian_marker_;  // Made when it is needed.
  // The quotes of a page are often of one entry.
  std::unique_ptr<LastEntry> last_entry_;
};

}  // namespace precis
