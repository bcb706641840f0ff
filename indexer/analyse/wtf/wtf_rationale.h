#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/analyse/text/analysis.h"
#include "indexer/analyse/wtf/wtf_definitions.h"

namespace precis::analyse {

// What the rationale needs to know beyond the index itself. Labels are those
// of categories; empty: there is no such sign.
struct WtfFindings {
  bool mentions_subject = false;
  bool may_be_subject = false;  // Speaks of models or machines only.
  bool about_subject = false;   // More than in passing.
  std::string_view strongest;   // Of all signs that count at all.
  std::string_view denied;      // Of the first that is said not to hold.
  std::array<std::string_view, kWtfAxes> best;  // The strongest of each axis.
};

// The score of the axis with this index.
int WtfScore(const WtfIndex& index, std::size_t axis);

// One sentence that says why the index is what it is. An axis is named only if
// it scores; what is quoted is the first evidence of that axis.
std::string WtfRationale(const WtfIndex& index, const WtfFindings& findings,
                         const WtfDefinitions& lexicon);

}  // namespace precis::analyse
