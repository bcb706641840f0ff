#include "indexer/base/range_set.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace precis {

void RangeSet::Add(std::int64_t begin, std::int64_t end) {
  assert(begin <= end);
  if (begin == end) return;
  auto next = end_of_.upper_bound(begin);
  if (next != end_of_.begin() && std::prev(next)->second >= begin) {
    --next;
    begin = next->first;
  }
  while (next != end_of_.end() && next->first <= end) {
    end = std::max(end, next->second);
    next = end_of_.erase(next);
  }
  end_of_.emplace_hint(next, begin, end);
}

void RangeSet::Add(const RangeSet& other) {
  for (const auto& [begin, end] : other.end_of_) Add(begin, end);
}

void RangeSet::EraseBelow(std::int64_t end) {
  while (!end_of_.empty() && end_of_.begin()->first < end) {
    const std::int64_t range_end = end_of_.begin()->second;
    end_of_.erase(end_of_.begin());
    if (range_end > end) end_of_.emplace(end, range_end);
  }
}

bool RangeSet::Contains(std::int64_t value) const {
  const auto next = end_of_.upper_bound(value);
  return next != end_of_.begin() && value < std::prev(next)->second;
}

std::vector<std::pair<std::int64_t, std::int64_t>> RangeSet::ToPairs() const {
  return {end_of_.begin(), end_of_.end()};
}

}  // namespace precis
