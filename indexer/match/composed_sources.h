#pragma once

#include <vector>

#include "indexer/match/source.h"

namespace precis::match {

// Each takes one part at least, of a segment with `documents`.
SourcePtr MakeAll(std::vector<SourcePtr> parts, double documents);
SourcePtr MakeAny(std::vector<SourcePtr> parts, double documents);
// The first part's documents that no other part has.
SourcePtr MakeWithout(std::vector<SourcePtr> parts, double documents);
// The first part's documents; what the others weigh is added.
SourcePtr MakeMaybe(std::vector<SourcePtr> parts, double documents);

}  // namespace precis::match
