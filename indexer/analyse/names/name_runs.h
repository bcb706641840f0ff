#pragma once

#include <vector>

#include "indexer/analyse/names/names.h"

namespace precis::analyse {

// A run of capitalised words that may be a name, with what speaks for a kind.
struct NameRun {
  TokenRange tokens;  // Without titles and roles.
  NameKind kind = NameKind::kUnknown;
  bool masculine = false;
  bool feminine = false;
  bool titled = false;  // An honorific or role stands right before it.
  // One word of another kind, which may yet be the surname of somebody named
  // before.
  bool perhaps_surname = false;
  bool speaks = false;  // A speech verb stands beside it.
};

// The runs of the sentences whose capitals tell, in text order. `tag`: ask the
// trained tagger.
std::vector<NameRun> FindNameRuns(const TextModel& model, bool tag);

}  // namespace precis::analyse
