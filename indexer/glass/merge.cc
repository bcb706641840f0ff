#include "indexer/glass/merge.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/glass/merge_input.h"
#include "indexer/glass/version_file.h"

namespace precis::glass {
namespace {

namespace fs = std::filesystem;

bool HasTermLists(const MergeInput& input) {
  std::error_code ignored;
  return fs::exists(
      input.path / kTableFiles[static_cast<std::size_t>(Table::kTermlist)],
      ignored);
}

// Merges table after table, so that only one is ever open.
class DatabaseMerge {
 public:
  DatabaseMerge(std::vector<MergeInput> inputs, fs::path destination,
                const MergeOptions& options)
      : inputs_(std::move(inputs)),
        destination_(std::move(destination)),
        options_(options),
        progress_(options) {}

  Result<FinishedDatabase> Run() {
    for (const Table table :
         {Table::kPostlist, Table::kPosition, Table::kTermlist, Table::kDocdata,
          Table::kSpelling, Table::kSynonym}) {
      if (auto merged = MergeTable(table); !merged) {
        return std::unexpected(std::move(merged.error()));
      }
    }
    version_.uuid = options_.uuid.value_or(RandomUuid());
    if (auto written = WriteVersion(destination_, version_); !written) {
      return std::unexpected(std::move(written.error()));
    }
    return FinishedDatabase{.uuid = ToString(version_.uuid),
                            .last_docid = version_.statistics.last_docid,
                            .documents = version_.statistics.documents,
                            .bytes = bytes_ + Serialise(version_).size()};
  }

 private:
  Result<void> MergeTable(Table table) {
    TableWriter out(destination_, table);
    const MergeTask task{inputs_, options_, progress_, out};
    if (table == Table::kPostlist) out.CreateFile();
    if (auto merged = Fill(task, table); !merged) return merged;
    if (progress_.stopped()) return Fail(ErrorCode::kCancelled, "stopped");
    auto root = out.Finish();
    if (!root) return std::unexpected(std::move(root.error()));
    if (!progress_.TableFinished(out.bytes())) {
      return Fail(ErrorCode::kCancelled, "stopped");
    }
    version_.roots[static_cast<std::size_t>(table)] = std::move(*root);
    bytes_ += out.bytes();
    return {};
  }

  Result<void> Fill(const MergeTask& task, Table table) {
    Statistics& statistics = version_.statistics;
    switch (table) {
      case Table::kPostlist:
        return MergePostings(task, statistics);
      case Table::kPosition:
        return MergePositions(task);
      case Table::kSynonym:
        return MergeSynonyms(task);
      case Table::kTermlist:
        if (!std::ranges::all_of(inputs_, HasTermLists)) return {};
        task.out.CreateFile();
        return MergeDocuments(task, table);
      case Table::kDocdata:
        return MergeDocuments(task, table);
      case Table::kSpelling:
        break;
    }
    auto largest = MergeSpelling(task);
    if (!largest) return std::unexpected(std::move(largest.error()));
    statistics.largest_spelling_frequency = *largest;
    return {};
  }

  std::vector<MergeInput> inputs_;
  fs::path destination_;
  const MergeOptions& options_;
  MergeProgress progress_;
  Version version_;
  std::uint64_t bytes_ = 0;
};

Result<void> CreateEmptyFolder(const fs::path& path) {
  std::error_code error;
  fs::create_directory(path, error);
  if (!error && !fs::is_empty(path, error) && !error) {
    error = std::make_error_code(std::errc::directory_not_empty);
  }
  if (!error) return {};
  return Fail(ErrorCode::kUnavailable,
              "cannot create '" + path.string() + "': " + error.message());
}

}  // namespace

Result<MergeInput> MergeInput::Open(const MergeSource& source) {
  auto version = ReadVersion(source.path);
  if (!version) return std::unexpected(std::move(version.error()));
  return MergeInput{source.path, DeletedIds(source.deleted), source.shift,
                    std::move(*version)};
}

Result<FinishedDatabase> MergeDatabases(std::span<const MergeSource> sources,
                                        const fs::path& destination,
                                        const MergeOptions& options) {
  std::vector<MergeInput> inputs;
  inputs.reserve(sources.size());
  for (const MergeSource& source : sources) {
    auto input = MergeInput::Open(source);
    if (!input) return std::unexpected(std::move(input.error()));
    inputs.push_back(std::move(*input));
  }
  if (auto created = CreateEmptyFolder(destination); !created) {
    return std::unexpected(std::move(created.error()));
  }
  return DatabaseMerge(std::move(inputs), destination, options).Run();
}

}  // namespace precis::glass
