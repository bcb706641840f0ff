// Names and labels as they are compared: what a reader types finds what an
// article says whatever the case, the accents and the titles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/terms/word_list.h"

namespace precis {

// The words of UTF-8 `text`: lower case, Latin letters without accents ("ß" as
// "ss"), apostrophes dropped, cut at whatever is neither letter nor digit.
std::vector<std::string> FoldedWords(std::string_view text);

// The same in `words`, instead of what was there.
void FoldWords(std::string_view text, WordList& words);

// How many of `words`, as they are folded, are titles before a person's name; a
// name that is nothing but a title keeps it.
std::size_t LeadingTitles(const WordList& words);

// FoldedWords of a person's name without leading titles (Dr, Prof, Senator …);
// a name that is nothing but a title keeps it.
std::vector<std::string> FoldedName(std::string_view name);

}  // namespace precis
