#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/match/segment_lists.h"
#include "indexer/search/open_index.h"

namespace precis {

// How rare terms are in an index, by its largest segments, which hold most of
// it: enough to tell which of two words says more.
//
// Thread safety: const functions from any thread.
class TermRarity {
 public:
  // `open` must outlive this.
  explicit TermRarity(const OpenIndex& open);

  // ln(1 + documents / documents with the term), of 1 if there are none.
  double Of(std::string_view term) const;

 private:
  std::vector<const match::SegmentLists*> segments_;
  std::uint64_t documents_ = 0;
};

}  // namespace precis
