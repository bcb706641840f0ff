#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/glass/deleted_ids.h"
#include "indexer/glass/merge.h"
#include "indexer/glass/table_reader.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace precis::glass {

// A source while it is merged.
struct MergeInput {
  static Result<MergeInput> Open(const MergeSource& source);

  Result<TableReader> OpenTable(Table table) const {
    return TableReader::Open(path, table,
                             version.roots[static_cast<std::size_t>(table)]);
  }

  // The id that `docid` gets; 0: it cannot have one.
  std::uint32_t Shifted(std::uint32_t docid) const {
    const std::int64_t shifted = std::int64_t{docid} + shift;
    return shifted >= 1 && shifted < std::numeric_limits<std::uint32_t>::max()
               ? static_cast<std::uint32_t>(shifted)
               : 0;
  }

  std::filesystem::path path;
  DeletedIds deleted;
  std::int64_t shift = 0;
  Version version;
};

// Lets a long merge be slowed down and stopped.
class MergeProgress {
 public:
  explicit MergeProgress(const MergeOptions& options) : options_(options) {}

  // Says that one more item was written to `table`. False: stop.
  bool Tick(const TableWriter& table) {
    return ++items_ % kItems != 0 || Pause(table.bytes());
  }
  // The next table starts from no bytes. False: stop.
  bool TableFinished(std::uint64_t bytes) {
    const bool going = Pause(bytes);
    reported_bytes_ = 0;
    return going;
  }
  bool stopped() const { return stopped_; }

 private:
  static constexpr std::uint64_t kItems = 4096;  // Well below a millisecond.

  bool Pause(std::uint64_t bytes) {
    if (options_.throttle && bytes > reported_bytes_) {
      options_.throttle(bytes - reported_bytes_);
    }
    reported_bytes_ = bytes;
    stopped_ = stopped_ || (options_.stop && options_.stop());
    return !stopped_;
  }

  const MergeOptions& options_;
  std::uint64_t items_ = 0;
  std::uint64_t reported_bytes_ = 0;  // Of this table.
  bool stopped_ = false;
};

// What the merge of one table works with.
struct MergeTask {
  const std::vector<MergeInput>& inputs;
  const MergeOptions& options;
  MergeProgress& progress;
  TableWriter& out;
};

// Each merges one table, see merge.h. Their errors, but the writer's, which
// stays with the writer.
Result<void> MergeDocuments(const MergeTask& task, Table table);
Result<void> MergePositions(const MergeTask& task);
Result<std::uint32_t> MergeSpelling(
    const MergeTask& task);  // Largest frequency.
Result<void> MergeSynonyms(const MergeTask& task);
// Sets the statistics, but that of spelling.
Result<void> MergePostings(const MergeTask& task, Statistics& statistics);

}  // namespace precis::glass
