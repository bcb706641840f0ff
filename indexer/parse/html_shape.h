#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/parse/refusal.h"

namespace precis {

// Looks at the tags alone, before the real parser is let loose. That one takes
// time by tags × depth and by the square of a tag's attributes: 100,000 open
// elements keep it busy for a minute, a tag of 4 MiB for half a one.
//
// kTooDeep: elements lie more than `max_depth` deep in each other. End tags
// that may be left out (p, li, td ...) are known; where the mark-up is broken
// this is an estimate. kTooLarge: more than 500 attributes in one tag.
Step CheckHtmlShape(std::string_view html, std::size_t max_depth);

}  // namespace precis
