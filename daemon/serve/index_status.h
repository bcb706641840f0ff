#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/manifest.h"

namespace precis {

// What an index holds and how far it has got.
struct IndexStatus {
  Manifest manifest;
  std::size_t entries = 0;  // Live ones.
  std::uint64_t bytes = 0;  // Of the live segments.
};

// Reads the newest manifest and counts what it names.
//
// kUnavailable, kCorrupt: the index cannot be read; says why.
Result<IndexStatus> ReadIndexStatus(const std::filesystem::path& index);

// Whether every partition's consumed events are all accounted for.
bool Balances(const Manifest& manifest);

// schemas/openapi.yaml: Status. One line, UTF-8. The answer of /v1/status and
// of `precis status --json`.
std::string StatusJson(const IndexStatus& status);

}  // namespace precis
