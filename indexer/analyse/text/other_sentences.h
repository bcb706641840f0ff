#pragma once

#include <string_view>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Fills model.quotations, model.sentences and model.first_sentence of a text
// that is not in English. REQUIRES: text, blocks and tokens are there. Linear
// time.
//
// Sentences end at . ? ! … before a space and anything but a small letter, at
// the marks of other scripts (。！？ ؟ ۔ । ።) wherever they stand, and in Greek
// at a semicolon; not after an abbreviation or an initial, nor after an ordinal
// ("am 3. Mai"), nor inside quotation marks that have a partner close by. Of
// marks, pairs within a block count: “…”, „…“, «…», »…«, ”…”, "…", 「…」,
// 『…』.
void SplitOtherSentences(std::string_view language, TextModel& model);

}  // namespace precis::analyse
