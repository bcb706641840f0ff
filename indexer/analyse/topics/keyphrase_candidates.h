#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/text/keyphrase_word_lists.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/document_frequencies.h"

namespace precis::analyse {

// Times that a phrase has to be said, unless the title says it.
inline constexpr std::uint32_t kMinPhraseCount = 2;

// A phrase of one to three words, of which a hyphenated one is one.
struct KeyphraseCandidate {
  TokenRange tokens;  // Its first place.
  std::size_t words = 0;
  std::uint32_t count = 0;
  std::size_t first_sentence = 0;
  double weight = 0;  // Mean inverse frequency of its words.
};

// Where to look, and what the article is called.
struct CandidateRequest {
  TokenRange tokens;
  std::span<const std::uint64_t> title_stems;
  const DocumentFrequencies& frequencies = ShippedFrequencies();
};

// The phrases of the range, in order of their first place, without the names of
// people: all that are said kMinPhraseCount times or that the title says, and
// some more. Of many thousand distinct phrases the first are taken.
std::vector<KeyphraseCandidate> CollectCandidates(
    const TextModel& model, const Names& names, const KeyphraseWords& words,
    const CandidateRequest& request);

}  // namespace precis::analyse
