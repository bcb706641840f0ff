#pragma once

#include <cstdint>
#include <string>

#include "indexer/glass/format.h"

namespace precis::glass {

// What the version file says about one table.
struct RootInfo {
  std::uint32_t root = 0;  // Block number.
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  bool is_empty = true;    // There is no root block, perhaps no file.
  bool sequential = true;  // The leaves lie in the file in key order.
  std::uint32_t block_size = kBlockSize;
  std::uint32_t compress_min = 0;
  std::string free_list;
};

}  // namespace precis::glass
