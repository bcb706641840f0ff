#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/entry/entry.h"

namespace precis {

// Where a quote or statement stands in its entry: all that its document
// remembers of itself, since the entry has the rest.
struct SpeechPlace {
  std::uint32_t documents_back = 0;  // To the article's document.
  bool direct = true;                // Among its quotes; else statements.
  std::uint32_t index = 0;           // Among those.

  friend bool operator==(const SpeechPlace&, const SpeechPlace&) = default;
};

// Such as "quote 3 2": the third of its quotes, three documents behind the
// article's.
std::string EncodePlace(const SpeechPlace& place);

// Nothing: EncodePlace() did not make `line`.
std::optional<SpeechPlace> DecodePlace(std::string_view line);

// A quote or a statement, as one document of a segment. Of an analysis that
// outlives it.
struct Speech {
  std::string_view text;
  std::string_view speaker;
  SpeechPlace place;
};

// Those of an entry: quotes in their order, then statements in theirs.
std::vector<Speech> SpeechesOf(const Analysis& analysis);

// Everybody who speaks in it, by quote, statement or turn, once each.
std::vector<std::string> SpeakersOf(const Analysis& analysis);

}  // namespace precis
