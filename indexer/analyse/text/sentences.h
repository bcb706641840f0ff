#pragma once

#include "indexer/analyse/text/byte_class_map.h"
#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Fills model.sentences and model.first_sentence. REQUIRES: text, blocks,
// tokens and quotations are there. Linear time.
//
// Blocks are hard ends. A point does not end a sentence after an abbreviation
// or an initial, inside a number, or inside a quotation; "U.S." and "Inc." end
// one only before a word that likes to begin sentences. An end mark right
// before a closing quotation mark ends it, but `“Why?” she asked` goes on.
void SplitSentences(const ByteClassMap& classes, TextModel& model);

}  // namespace precis::analyse
