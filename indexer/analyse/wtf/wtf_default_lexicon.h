#pragma once

#include <string_view>

namespace precis::analyse {

// The text of wtf_lexicon.txt, built in.
std::string_view DefaultWtfLexiconText();

}  // namespace precis::analyse
