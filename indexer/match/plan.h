#pragma once

#include <xapian.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/match/value_chunks.h"

namespace precis::match {

// A query in the shapes that this folder answers.
struct Plan {
  enum class Kind : std::uint8_t {
    kNothing,
    kTerm,
    kValues,   // A number in a range.
    kAll,      // Every part.
    kAny,      // At least one part.
    kWithout,  // The first part and none of the others.
    kMaybe,    // The first part; the others only add weight.
  };

  Kind kind = Kind::kNothing;
  std::string term;
  std::uint32_t in_query = 1;  // How often the query has the term.
  bool is_weighed = true;      // False: a filter.
  std::uint32_t slot = 0;
  ValueRange range;
  std::vector<Plan> parts;
};

// nullopt: the query has other shapes (wildcards, posting sources, positions,
// everything ...), Xapian has to answer it.
std::optional<Plan> PlanOf(const Xapian::Query& query);

}  // namespace precis::match
