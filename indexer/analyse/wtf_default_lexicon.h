#pragma once

#include <string_view>

namespace precis::analyse {

// The text of wtf_lexicon.txt, built in.
extern const std::string_view kDefaultWtfLexicon;

}  // namespace precis::analyse
