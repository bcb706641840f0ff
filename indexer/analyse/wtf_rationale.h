#pragma once

#include <string>
#include <string_view>

#include "indexer/analyse/analysis.h"
#include "indexer/analyse/wtf_lexicon.h"

namespace precis::analyse {

// What the rationale needs to know beyond the index itself. Labels are those
// of categories; empty: there is no such sign.
struct WtfFindings {
  bool mentions_ai = false;
  bool may_be_ai = false;            // Speaks of models or machines only.
  bool about_ai = false;             // More than in passing.
  std::string_view strongest;        // Of all signs that count at all.
  std::string_view denied;           // Of the first that is said not to hold.
  std::string_view best_terminator;  // The strongest of its axis.
  std::string_view best_idiocracy;
};

std::string_view AxisName(WtfAxis axis);  // "terminator" or "idiocracy".

// One sentence that says why the index is what it is. An axis is named only if
// it scores; what is quoted is the first evidence of that axis.
std::string WtfRationale(const WtfIndex& index, const WtfFindings& findings);

}  // namespace precis::analyse
