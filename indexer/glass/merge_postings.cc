#include <algorithm>
#include <limits>
#include <utility>

#include "indexer/glass/chunk_writer.h"
#include "indexer/glass/group_merge.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/posting_runs.h"
#include "indexer/glass/value_merge.h"

namespace precis::glass {
namespace {

constexpr std::uint64_t kMostInList = std::numeric_limits<std::uint32_t>::max();

// The value slot, the document lengths, or the escaped term.
std::string_view PostingGroup(std::string_view key) {
  if (key.starts_with(kLengthsPrefix)) {
    return key.substr(0, kLengthsPrefix.size());
  }
  if (key.starts_with(kValueChunkPrefix)) {
    std::size_t end = kValueChunkPrefix.size();
    while (end < key.size() && static_cast<std::uint8_t>(key[end]) >= 128) {
      ++end;
    }
    return key.substr(0, end + 1);
  }
  return EscapedPart(key);
}

class PostingMerge {
 public:
  PostingMerge(const MergeTask& task, Statistics& statistics)
      : task_(task),
        statistics_(statistics),
        chunks_(task.out),
        values_(task.out) {}

  Result<void> Run() {
    auto groups = GroupMerge::Open(task_.inputs, Table::kPostlist, PostingGroup,
                                   kValueChunkPrefix);
    if (!groups) return std::unexpected(std::move(groups.error()));
    Result<void> merged;
    while (merged && !task_.out.failed() && !task_.progress.stopped() &&
           groups->NextGroup()) {
      merged = MergeGroup(*groups);
    }
    if (auto error = groups->error()) return std::unexpected(std::move(*error));
    return merged;
  }

 private:
  // Damage is the readers' to say.
  Result<void> MergeGroup(const GroupMerge& groups) {
    const std::string_view group = groups.group();
    if (group.starts_with(kValueChunkPrefix)) {
      values_.Merge(groups, task_.progress);
      return {};
    }
    const bool is_term = group != kLengthsPrefix;
    runs_.Start(is_term);
    for (GroupCursor* cursor : groups.cursors()) {
      do {
        if (!runs_.Add(*cursor)) return {};
      } while (cursor->Advance());
    }
    task_.progress.Tick(task_.out);
    if (is_term) return WriteTerm(group);
    WriteLengths();
    return {};
  }

  Result<void> WriteTerm(std::string_view term) {
    if (runs_.empty()) return {};
    if (runs_.frequency() > kMostInList || runs_.documents() > kMostInList) {
      return Fail(ErrorCode::kBadInput, "a term more than 2^32 times");
    }
    chunks_.StartTerm(term, {static_cast<std::uint32_t>(runs_.documents()),
                             static_cast<std::uint32_t>(runs_.frequency())});
    runs_.WriteTo(chunks_);
    chunks_.Finish();
    return {};
  }

  void WriteLengths() {
    chunks_.StartLengths();
    runs_.WriteTo(chunks_);
    chunks_.Finish();
    Statistics all = AddUp();
    all.documents -= static_cast<std::uint32_t>(runs_.removed_documents());
    all.total_length -= runs_.removed_frequency();
    all.last_docid = runs_.last_docid();
    if (all.documents == 0) all = {};
    statistics_ = all;
  }

  // The statistics of the sources, nothing deleted. Their bounds hold for what
  // is left, too.
  Statistics AddUp() const {
    Statistics all;
    for (const MergeInput& input : task_.inputs) {
      const Statistics& one = input.version.statistics;
      all.documents += one.documents;
      all.total_length += one.total_length;
      all.longest = std::max(all.longest, one.longest);
      all.largest_wdf = std::max(all.largest_wdf, one.largest_wdf);
      if (one.shortest > 0 &&
          (all.shortest == 0 || one.shortest < all.shortest)) {
        all.shortest = one.shortest;
      }
    }
    return all;
  }

  const MergeTask& task_;
  Statistics& statistics_;
  ChunkWriter chunks_;
  ValueMerge values_;
  PostingRuns runs_;
};

}  // namespace

Result<void> MergePostings(const MergeTask& task, Statistics& statistics) {
  TableStart start;
  for (const MergeInput& input : task.inputs) {
    if (auto read = start.Read(input); !read) return read;
  }
  start.WriteTo(task.out);
  return PostingMerge(task, statistics).Run();
}

}  // namespace precis::glass
