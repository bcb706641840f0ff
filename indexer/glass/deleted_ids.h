#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/base/range_set.h"

namespace precis::glass {

// A RangeSet of document ids that never changes, in one piece of memory: it is
// asked for every posting.
class DeletedIds {
 public:
  explicit DeletedIds(const RangeSet& ids) : ranges_(ids.ToPairs()) {}

  bool empty() const { return ranges_.empty(); }

  // Whether any of `first` to `last` is in it.
  bool Overlaps(std::int64_t first, std::int64_t last) const {
    const auto range = std::ranges::upper_bound(
        ranges_, first, {}, &std::pair<std::int64_t, std::int64_t>::second);
    return range != ranges_.end() && range->first <= last;
  }
  bool Contains(std::int64_t docid) const { return Overlaps(docid, docid); }

 private:
  std::vector<std::pair<std::int64_t, std::int64_t>> ranges_;  // Half-open.
};

}  // namespace precis::glass
