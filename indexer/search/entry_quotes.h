#pragma once

#include <xapian.h>
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/match/plan.h"
#include "indexer/search/document_reader.h"
#include "indexer/search/matching.h"
#include "indexer/search/open_index.h"
#include "indexer/search/query_language.h"

namespace precis {

// Finds the quotes of entries that a query with speaker: is about. An entry's
// quotes follow it in its segment, and live as long: of the whole index only
// these few documents are looked at.
//
// Thread safety: none.
class EntryQuotes {
 public:
  // `open` must outlive this. REQUIRES: parsed.speakers.
  EntryQuotes(const OpenIndex& open, const ParsedQuery& parsed);

  // The best three of the entry whose article is `article`; of equal ones those
  // that come first in it. May throw what Xapian throws.
  std::vector<FoundDocument> Of(SegmentDocument article);

 private:
  std::optional<std::vector<FoundDocument>> Match(
      const match::Plan& plan, std::size_t segment,
      match::Window documents) const;
  std::vector<FoundDocument> MatchByXapian(std::size_t segment,
                                           match::Window documents) const;

  const OpenIndex& open_;
  const Xapian::Query speakers_;
  const Xapian::Query words_;  // As quotes have them; for ranking.
  DocumentReader reader_;
  const std::optional<match::Plan> plan_;  // nullopt: Xapian has to answer.
};

}  // namespace precis
