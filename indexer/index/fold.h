// Names and labels as they are compared: what a reader types finds what an
// article says whatever the case, the accents and the titles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// The words of UTF-8 `text`: lower case, Latin letters without accents ("ß" as
// "ss"), apostrophes dropped, cut at whatever is neither letter nor digit.
std::vector<std::string> FoldedWords(std::string_view text);

// FoldedWords of a person's name without leading titles (Dr, Prof, Senator …);
// a name that is nothing but a title keeps it.
std::vector<std::string> FoldedName(std::string_view name);

}  // namespace precis
