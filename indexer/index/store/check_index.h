#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/base/result.h"

namespace precis {

struct IndexCheck {
  std::size_t segments = 0;  // That were checked.
  std::size_t documents = 0;
  std::vector<std::string> problems;  // Empty: all is well.
};

// Reads all of an index: the manifest, every table of every segment (with
// Xapian's own check), what the manifest says of them, their id filters, and
// whether every partition's account balances. Calls `progress` before each
// segment. Changes nothing, needs no lock: segments that a daemon merges away
// meanwhile are left out.
//
// kUnavailable: the index cannot be read. Damage is no error, but a problem.
Result<IndexCheck> CheckIndex(
    const std::filesystem::path& index,
    const std::function<void(const std::string& segment)>& progress);

}  // namespace precis
