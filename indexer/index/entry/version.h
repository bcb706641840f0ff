#pragma once

#include <cstdint>
#include <optional>

#include "indexer/base/partition.h"
#include "indexer/base/timestamp.h"

namespace precis {

// Which of several events with one id is the newest.
struct Version {
  std::optional<UnixMs> updated_at;  // The payload's own version.
  Partition origin;
  std::int64_t offset = 0;

  friend bool operator==(const Version&, const Version&) = default;
};

enum class VersionOrder { kOlder, kSame, kNewer };

// How `candidate`, which came later, stands to `existing`. Two payload versions
// decide if both are there and differ; else offsets decide within a partition;
// else equal payload versions are the same, and the later arrival is newer.
VersionOrder Compare(const Version& candidate, const Version& existing);

}  // namespace precis
