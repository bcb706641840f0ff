#pragma once

#include <string>
#include <utility>

#include "indexer/base/result.h"

namespace precis::bench {

// A wrong result must not be timed: ends the program, saying `what`, with
// status 1 unless `right`.
void Check(bool right, const std::string& what);

// What `run` returns; ends the program, as above, when it throws.
int Guarded(int (*run)(int, char**), int argc, char** argv);

// The value of a result that has to be there.
template <typename T>
T Take(Result<T> result, const std::string& what) {
  Check(result.has_value(),
        what + ": " + (result ? std::string() : result.error().message));
  return std::move(*result);
}

inline void Take(Result<void> result, const std::string& what) {
  Check(result.has_value(),
        what + ": " + (result ? std::string() : result.error().message));
}

}  // namespace precis::bench
