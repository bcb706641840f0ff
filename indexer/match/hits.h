#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace precis::match {

using Docid = std::uint32_t;
inline constexpr Docid kNoDocument = std::numeric_limits<Docid>::max();

// Document ids [begin, end).
struct Window {
  Docid begin = 0;
  Docid end = 0;
};

// Documents of one segment, ascending, each with its weight.
struct Hits {
  std::vector<Docid> ids;
  std::vector<double> weights;

  std::size_t size() const { return ids.size(); }
  bool empty() const { return ids.empty(); }
  void Clear() { Resize(0); }
  void Resize(std::size_t size) {
    ids.resize(size);
    weights.resize(size);
  }
  void Add(Docid docid, double weight) {
    ids.push_back(docid);
    weights.push_back(weight);
  }
};

}  // namespace precis::match
