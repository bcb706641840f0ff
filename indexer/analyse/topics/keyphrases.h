#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/document_frequencies.h"
#include "indexer/analyse/topics/topic_trace.h"

namespace precis::analyse {

struct KeyphraseRequest {
  TokenRange tokens;  // Where to look.
  std::string_view title;
  std::size_t limit = 8;
  std::uint32_t least_alone = 3;     // Times that a word alone has to be said.
  std::string_view language = "en";  // ISO 639-1, or "und".
  const DocumentFrequencies& frequencies = ShippedFrequencies();
};

struct Keyphrase {
  std::string text;
  TokenRange tokens;  // Its first place.
};

// The phrases of one to three words that say what the tokens are about, best
// first: frequent, rare in everyday speech, early, and in the title. Written
// as at their first place in the text; a hyphenated word is one. A name or a
// word of the title alone has to be said twice, another word `least_alone`
// times, and must not be one that fits every story ("test"), nor may a phrase
// be of words that more than one article in eight has. No phrase shares a
// word with a better one. None for languages without a list of stop words. O(n
// log n). `trace`, if there is one, gets the best phrases, also those that
// share words with better ones.
std::vector<Keyphrase> FindKeyphrases(
    const TextModel& model, const Names& names, const KeyphraseRequest& request,
    std::vector<KeyphraseTrace>* trace = nullptr);

}  // namespace precis::analyse
