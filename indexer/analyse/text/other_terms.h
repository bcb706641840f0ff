#pragma once

#include <string_view>

#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/text/vectors.h"

namespace precis::analyse {

// Makes every letter of a script without spaces a token of its own: where its
// words end is not known, and two letters next to each other say nearly as much
// as a word. Linear time.
void CutUnspaced(std::string_view text, std::vector<Token>& tokens);

// Fills model.terms of a text that is not in English. REQUIRES: tokens and
// sentences are there.
//
// A word's term is its first letters, in small ones: endings are what changes
// in most languages. A letter's is it and the letter behind it. No table of
// counts is at hand for every language: how much a term tells is taken from the
// text itself, by how few of its sentences have it, ln((n + 1) / (count + 0.5))
// but not below 1, and from its length: short words are function words. O(n).
void WeighTerms(TextModel& model);

// The vector of the title, to be compared with those of the model's sentences.
FixedVector TitleVector(const TextModel& model, std::string_view title);

}  // namespace precis::analyse
