#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/document_frequencies.h"
#include "indexer/analyse/names.h"
#include "indexer/analyse/text_model.h"

namespace precis::analyse {

// What the article is about: up to four topics of the taxonomy, surest first,
// each with its parent, then up to eight keyphrases of its own words.
std::vector<std::string> FindTopics(
    const TextModel& model, const Names& names, std::string_view title,
    std::string_view language,
    const DocumentFrequencies& frequencies = ShippedFrequencies());

}  // namespace precis::analyse
