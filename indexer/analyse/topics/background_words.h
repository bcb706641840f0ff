#pragma once

#include <string_view>

namespace precis::analyse {

// background_words.txt: the 20,000 most frequent English words, one a line, the
// most frequent first. It is the vocabulary of the GloVe vectors (Pennington et
// al. 2014; PDDL), in its order, with what is not made of letters left out.
std::string_view BackgroundWords();

}  // namespace precis::analyse
