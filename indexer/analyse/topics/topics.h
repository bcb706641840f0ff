#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/document_frequencies.h"
#include "indexer/analyse/topics/topic_trace.h"

namespace precis::analyse {

struct TopicRequest {
  std::string_view title;
  std::string_view language = "en";  // ISO 639-1, or "und".
  const DocumentFrequencies& frequencies = ShippedFrequencies();
};

// What the article is about: up to four topics of the taxonomy, surest first,
// each with its parent, then up to eight keyphrases of its own words. The
// taxonomy is English, and only languages with a list of stop words have
// keyphrases (KeyphraseWordsOf()). `trace`, if there is one, is told how they
// were found.
std::vector<std::string> FindTopics(const TextModel& model, const Names& names,
                                    const TopicRequest& request,
                                    TopicTrace* trace = nullptr);

}  // namespace precis::analyse
