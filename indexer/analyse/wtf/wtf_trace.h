#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/analyse/text/words.h"
#include "indexer/analyse/wtf/wtf_definitions.h"

namespace precis::analyse {

// One sign, and what it counts: amount = polarity · zone · proximity · source ·
// gate · trend.
struct WtfSignTrace {
  std::size_t category = 0;  // Index into WtfDefinitions::categories.
  std::optional<std::size_t> sentence;  // Of the model; none: the title.
  TokenRange tokens;                    // Of the model, or of the title's.
  double polarity = 1;
  double zone = 1;
  double proximity = 1;
  double source = 1;
  double trend = 1;
  double amount = 0;
};

struct WtfCategoryTrace {
  double amount = 0;  // Of all its signs.
  double adds = 0;    // To its axis: weight · (1 − e^(−amount·density/1.5)).
};

struct WtfAxisTrace {
  double sum = 0;    // Of what its categories add.
  double value = 0;  // Not rounded: 10 · (1 − e^(−sum/5.5)); 0 below the least.
};

// How a WTF Index came about, for an explanation.
struct WtfTrace {
  double gate = 0;      // How much the text is about the subject, 0 to 1.
  double density = 1;   // Below 1 for long texts.
  double least = 0;     // A smaller sum is no sign of anything.
  double mentions = 0;  // Of the subject.
  std::vector<WtfSignTrace> signs;           // In text order.
  std::vector<WtfCategoryTrace> categories;  // As in the lexicon.
  std::array<WtfAxisTrace, kWtfAxes> axes;
};

}  // namespace precis::analyse
