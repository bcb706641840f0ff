#pragma once

#include <span>

#include "indexer/analyse/text/word_classes.h"

namespace precis::analyse {

// The data behind ClassesOf(), written for this program.
std::span<const WordList> FunctionWordLists();  // word_lists.cc
std::span<const WordList> SpeechWordLists();    // speech_word_lists.cc
std::span<const WordList> NameWordLists();      // name_word_lists.cc

}  // namespace precis::analyse
