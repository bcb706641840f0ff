#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace precis::analyse {

// Something that spoke for or against somebody whom a pronoun may stand for.
struct PronounReason {
  std::string_view what;  // A literal: "speaks in the sentences before".
  int points = 0;         // Hundredths of a log-odds unit.
};

struct PronounCandidate {
  std::size_t entity = 0;
  std::size_t mention = 0;  // The latest one by name.
  int score = 0;            // The sum of the reasons' points.
  std::vector<PronounReason> reasons;
};

// How pronouns were read, for an explanation.
struct PronounTrace {
  std::vector<std::size_t> wanted;  // The tokens to tell of, ascending.
  // All who were weighed for each, best first; of equals the nearest.
  std::map<std::size_t, std::vector<PronounCandidate>> candidates;
};

}  // namespace precis::analyse
