#include "indexer/analyse/topics/background_words.h"

// The file is part of the program: a string literal may not be that long.
__asm__(
    ".pushsection .rodata\n"
    "precis_background_words_begin:\n"
    ".incbin \"" PRECIS_BACKGROUND_WORDS
    "\"\n"
    "precis_background_words_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char precis_background_words_begin[];  // NOLINT
extern const char precis_background_words_end[];    // NOLINT
}

namespace precis::analyse {

std::string_view BackgroundWords() {
  return {precis_background_words_begin, precis_background_words_end};
}

}  // namespace precis::analyse
