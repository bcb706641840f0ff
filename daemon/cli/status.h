#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/manifest.h"
#include "indexer/search/searcher.h"

namespace precis {

// What only a running daemon knows.
struct LiveStatus {
  bool ready = false;
  bool caught_up = false;   // Everything the source has is searchable.
  std::string demo_broker;  // Its address; empty: there is none.
};

// What an index holds and how far it has got.
struct IndexStatus {
  Manifest manifest;
  std::size_t entries = 0;  // Live ones.
  std::optional<LiveStatus> live;
};

// The size of the live segments.
std::uint64_t SegmentBytes(const Manifest& manifest);

// Whether every partition's consumed events are all accounted for.
bool Balances(const Manifest& manifest);

// What `precis status --json` prints and /v1/status answers
// (schemas/openapi.yaml: Status). One line, UTF-8.
std::string StatusJson(const IndexStatus& status);

}  // namespace precis
