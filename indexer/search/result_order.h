#pragma once

#include <xapian.h>
#include <cstdint>
#include <memory>

#include "indexer/search/searcher.h"

namespace precis {

// How Xapian sorts results. What is equal comes newest first, but for what is
// equally relevant (see Match); what has no date or score comes last.
class ResultOrder {
 public:
  ResultOrder(SearchOrder order, SearchTarget target);

  // This must outlive the query's run.
  void Apply(Xapian::Enquire& enquire) const;

 private:
  SearchOrder order_;
  std::uint32_t published_;                          // Slot.
  std::unique_ptr<Xapian::MultiValueKeyMaker> key_;  // Of the composed orders.
};

}  // namespace precis
