#pragma once

#include <cstddef>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// Where the text of the block begins: behind a dateline such as "THE HAGUE
// (Copper Line) — " or "CHICAGO, March 3 - ", else at the block's begin. Only
// blocks, tokens and text of the model are read. O(log n).
std::size_t DatelineEnd(const TextModel& model, ByteSpan block);

}  // namespace precis::analyse
