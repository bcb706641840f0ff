#pragma once

#include <string>
#include <vector>

#include "daemon/config/config.h"

namespace precis {

// A key whose value is wrong beside those of others.
struct ConfigConflict {
  std::string key;
  std::string problem;
};

// What is missing or does not go together.
std::vector<ConfigConflict> FindConflicts(const Config& config);

}  // namespace precis
