#pragma once

#include <span>
#include <string>
#include <string_view>

namespace precis {

// The one of `names` that takes the fewest insertions, deletions and
// replacements of a character to become `name` (Levenshtein); the first of
// several. Empty: none is near, that is within a third of the name's length.
std::string NearestName(std::string_view name,
                        std::span<const std::string> names);

}  // namespace precis
