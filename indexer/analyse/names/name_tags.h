#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/analyse/text/text_model.h"
#include "indexer/tagger/word.h"

namespace precis::analyse {

// Whether capitals say something in the sentence: headlines and shouting
// capitalise everything.
bool CapitalsTell(const TextModel& model, const Sentence& sentence);

// The same, and adds the sentence's tokens with a capital to `capitals`.
bool CapitalsTell(const TextModel& model, const Sentence& sentence,
                  std::vector<std::uint32_t>& capitals);

// The sentence as the tagger sees it; the model's text must outlive the words.
// Training sees it the same way.
std::vector<tagger::Word> TaggerWords(const TextModel& model,
                                      const Sentence& sentence);

// A name as tokens of the model.
struct NameTag {
  TokenRange tokens;
  tagger::Kind kind = tagger::Kind::kPerson;
};

// What the trained tagger takes for names in the sentences, which are in text
// order. So are the names, which are disjoint. Linear.
std::vector<NameTag> TagNames(const TextModel& model,
                              std::span<const Sentence* const> sentences);

}  // namespace precis::analyse
