#pragma once

#include <filesystem>

#include "indexer/base/result.h"

namespace precis {

// How a command is told where the index is: --index, or --config.
struct IndexLocation {
  std::filesystem::path index;
  std::filesystem::path config;
};

// The index's directory; --index wins.
//
// kBadInput: neither is given, or the configuration is wrong. kUnavailable:
// there is no such directory.
Result<std::filesystem::path> FindIndex(const IndexLocation& location);

}  // namespace precis
