// The parts of schemas/explanation.schema.json that tell of the analysis.
#pragma once

#include "indexer/explain/explanation.h"
#include "indexer/index/entry/analysis_json.h"

namespace precis::explain {

// One of selections[]: how the sentences of a part of the page were picked.
OrderedJson SelectionJson(const ExplainedSelection& selection);

// One of quotes[] or statements[]: how the speaker was found.
OrderedJson SpeakerJson(const ExplainedSpeaker& speaker);

OrderedJson WtfJson(const ExplainedWtf& wtf);

OrderedJson TopicsJson(const analyse::TopicTrace& topics);

}  // namespace precis::explain
