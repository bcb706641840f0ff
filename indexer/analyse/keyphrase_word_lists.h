#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace precis::analyse {

// Words that are no keyphrases of a language.
struct KeyphraseWords {
  std::unordered_set<std::uint64_t> stop;  // HashWord(): in no phrase.
  std::unordered_set<std::uint64_t>
      never_alone;                            // HashStem(): with others only.
  std::unordered_set<std::uint64_t> generic;  // The same, unless in the title.
};

// The words of the language (ISO 639-1, or "und", taken for English); null if
// there is no list. Thread-safe.
const KeyphraseWords* KeyphraseWordsOf(std::string_view language);

}  // namespace precis::analyse
