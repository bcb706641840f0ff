#pragma once

#include <vector>

#include "indexer/analyse/names.h"

namespace precis::analyse {

// A run of capitalised words that may be a name, with what speaks for a kind.
struct NameRun {
  TokenRange tokens;  // Without titles and roles.
  NameKind kind = NameKind::kUnknown;
  bool masculine = false;
  bool feminine = false;
  bool titled = false;  // An honorific or role stands right before it.
  bool speaks = false;  // A speech verb stands beside it.
};

// The runs of the sentence range [begin, end), in text order.
std::vector<NameRun> FindNameRuns(const TextModel& model);

}  // namespace precis::analyse
