#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/analyse/text/hash_map.h"

namespace precis::analyse {

// Words that are no keyphrases of a language.
struct KeyphraseWords {
  HashSet stop;         // HashWord(): in no phrase.
  HashSet never_alone;  // HashStem(): with others only.
  HashSet generic;      // The same, unless in the title.
};

// The words of the language (ISO 639-1, or "und", taken for English); null if
// there is no list. Thread-safe.
const KeyphraseWords* KeyphraseWordsOf(std::string_view language);

}  // namespace precis::analyse
