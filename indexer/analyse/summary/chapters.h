#pragma once

#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

// The headings of the text with what is below each, up to the next.
std::vector<Section> FindSections(const TextModel& model);

// The chapters, each with the sentence that sums it up: the producer's, mapped
// to the text by the times of the turns; else one per heading, if there are
// two or more; else, for long episodes, stretches of one topic, titled by
// their keyphrase. A producer's chapter that no turn falls into keeps its
// title and time and has an empty span.
std::vector<Chapter> FindChapters(const Article& article,
                                  const TextModel& model, const Names& names,
                                  Genre genre, std::string_view language);

}  // namespace precis::analyse
