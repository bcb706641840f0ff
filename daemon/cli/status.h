#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/base/result.h"
#include "indexer/index/manifest/manifest.h"
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

// What became of the last request to merge everything into one segment.
struct CompactionAnswer {
  std::uint64_t asked = 0;     // Requests so far.
  std::uint64_t finished = 0;  // Of those; asked: none waits or is at work.
  std::string error;           // Why the last one failed; empty: it did not.
  std::size_t segments = 0;    // Live ones.
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes = 0;
};

// What /v1/compact answers (schemas/openapi.yaml: Compaction), and back.
// kUnavailable: it is something else.
std::string CompactionJson(const CompactionAnswer& answer);
Result<CompactionAnswer> CompactionFromJson(const std::string& json);

}  // namespace precis
