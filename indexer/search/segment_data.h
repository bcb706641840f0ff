#pragma once

#include <filesystem>
#include <memory>

#include "indexer/base/result.h"
#include "indexer/glass/table_cursor.h"

namespace precis {

// The table of what a segment's documents have stored, in memory as it lies in
// the file.
//
// Thread safety: any number of threads.
class SegmentData {
 public:
  // kUnavailable: it is gone, or cannot be read. kCorrupt.
  static Result<std::shared_ptr<const SegmentData>> Open(
      const std::filesystem::path& segment);

  const glass::TableFile& table() const { return table_; }

 private:
  explicit SegmentData(glass::TableFile table) : table_(std::move(table)) {}

  glass::TableFile table_;
};

using SharedData = std::shared_ptr<const SegmentData>;

}  // namespace precis
