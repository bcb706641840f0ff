#pragma once

#include <cstddef>
#include <string_view>

namespace precis {

// Whether elements of `html` lie more than `max_depth` deep in each other.
//
// A quick look at the tags alone, before the real parser is let loose: that
// one takes time by tags × depth, and 100,000 open elements take it a minute.
// End tags that may be left out (p, li, td ...) are known; where the mark-up
// is broken the answer is an estimate.
bool IsNestedDeeperThan(std::string_view html, std::size_t max_depth);

}  // namespace precis
