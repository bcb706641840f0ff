#pragma once

#include <cstddef>
#include <vector>

#include "indexer/analyse/text/text_model.h"

namespace precis::analyse {

// A text is divided over at most this many units, so that the search below is
// bounded whatever the length of the text.
inline constexpr std::size_t kMaxUnits = 320;

// Divides the sentences of the text into stretches of one topic each. Returns
// the first sentence of every stretch, the first of all included; empty for a
// text of fewer than `min_sentences`.
//
// Maximises the summed length of the stretches' centroids less a price per
// stretch, by dynamic programming: best[j] = max_i best[i] + |Σ_{i..j} x| − λ.
// Takes O(kMaxUnits · window · kDimensions) at most.
std::vector<std::size_t> FindTopicStarts(const TextModel& model,
                                         std::size_t min_sentences);

}  // namespace precis::analyse
