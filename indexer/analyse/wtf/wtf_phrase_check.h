#pragma once

#include <string>
#include <string_view>

namespace precis::analyse {

// Why the phrase would never match, and what to write instead; empty if it is
// as a PhraseTable wants it.
std::string WhatIsWrong(std::string_view phrase);

}  // namespace precis::analyse
