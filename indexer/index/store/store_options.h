#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "indexer/base/timestamp.h"
#include "indexer/index/write/segment_writer_factory.h"

namespace precis {

// Whole segments are dropped, the oldest first (SegmentInfo::ages_from).
struct Retention {
  // Segments in which everything is older than this; nullopt: none is too old.
  std::optional<std::chrono::milliseconds> max_age = std::nullopt;
  // Until all together are at most so large, but never the last one. 0: no
  // limit.
  std::uint64_t max_bytes = 0;
};

struct StoreOptions {
  WriterKind writer = WriterKind::kBulk;
  Retention retention = {};
  // What merges read, in bytes a second, all together; 0: as fast as they can.
  std::uint64_t merge_bytes_per_s = 0;
  // Above twice so many segments merges are not held back.
  std::size_t max_segments = 16;
  std::function<UnixMs()> now = nullptr;  // None: the system's clock.
};

}  // namespace precis
