#pragma once

#include "indexer/analyse/names/name_runs.h"
#include "indexer/analyse/names/name_tags.h"

namespace precis::analyse {

// The kind of a name that the tagger did not find, by lists and endings.
NameKind KindByWords(const TextModel& model, const NameRun& run);

// The kind of a name that the tagger found. Lists know better; what ends like
// an event or a prize is no organisation.
NameKind KindByTag(const TextModel& model, const NameRun& run,
                   tagger::Kind tag);

}  // namespace precis::analyse
