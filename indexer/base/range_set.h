#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace precis {

// A set of integers (offsets, document ids) as disjoint, non-adjacent,
// half-open ranges.
//
// Thread safety: none.
class RangeSet {
 public:
  // Adds [begin, end); what is in it already stays. REQUIRES: begin <= end.
  void Add(std::int64_t begin, std::int64_t end);
  void Add(const RangeSet& other);

  // Removes every integer below `end`.
  void EraseBelow(std::int64_t end);

  bool Contains(std::int64_t value) const;
  bool empty() const { return end_of_.empty(); }

  // Ascending (begin, end) pairs.
  std::vector<std::pair<std::int64_t, std::int64_t>> ToPairs() const;

  friend bool operator==(const RangeSet&, const RangeSet&) = default;

 private:
  std::map<std::int64_t, std::int64_t> end_of_;  // begin -> end.
};

}  // namespace precis
