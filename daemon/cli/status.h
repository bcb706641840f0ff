#pragma once

#include <optional>
#include <string>

#include "indexer/index/manifest.h"

namespace precis {

// What only a running daemon knows.
struct LiveStatus {
  bool ready = false;
  bool caught_up = false;   // Everything the source has is searchable.
  std::string demo_broker;  // Its address; empty: there is none.
};

// What `precis status --json` prints and /v1/status answers
// (schemas/openapi.yaml); without `live` from the manifest alone.
std::string StatusJson(const Manifest& manifest,
                       const std::optional<LiveStatus>& live);

}  // namespace precis
