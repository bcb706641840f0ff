#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/analyse/text/words.h"

namespace precis::analyse {

// The word [begin, end) of the text as a token: all of it follows from the
// word's bytes, but for what is before it, which is not filled in.
// REQUIRES: begin < end <= text.size() < 4 GiB.
Token DescribeWord(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace precis::analyse
