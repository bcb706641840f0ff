#include <utility>
#include <vector>

#include "indexer/glass/group_merge.h"
#include "indexer/glass/merge.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/posting_runs.h"

namespace precis::glass {
namespace {

// Tells the document lengths from all that follows them.
std::string_view LengthsGroup(std::string_view key) {
  return key.substr(0, kLengthsPrefix.size());
}

Result<LiveIds> IdsIn(const PostingRuns& lengths, const MergeInput& input) {
  LiveIds ids;
  if (lengths.empty()) return ids;
  const std::uint32_t documents = input.version.statistics.documents;
  if (lengths.removed_documents() >= documents) {
    return Fail(ErrorCode::kCorrupt,
                "'" + input.path.string() + "': fewer documents than lengths");
  }
  ids.first = lengths.first_docid();
  ids.last = lengths.last_docid();
  ids.documents =
      documents - static_cast<std::uint32_t>(lengths.removed_documents());
  return ids;
}

}  // namespace

Result<LiveIds> FindLiveIds(const std::filesystem::path& database,
                            const RangeSet& deleted) {
  auto input = MergeInput::Open({.path = database, .deleted = deleted});
  if (!input) return std::unexpected(std::move(input.error()));
  std::vector<MergeInput> inputs;
  inputs.push_back(std::move(*input));
  auto groups =
      GroupMerge::Open(inputs, Table::kPostlist, LengthsGroup, kLengthsPrefix);
  if (!groups) return std::unexpected(std::move(groups.error()));
  PostingRuns lengths;
  lengths.Start(false);
  if (groups->NextGroup() && groups->group() == kLengthsPrefix) {
    GroupCursor& cursor = *groups->cursors().front();
    while (lengths.Add(cursor) && cursor.Advance()) {
    }
  }
  if (auto error = groups->error()) return std::unexpected(std::move(*error));
  return IdsIn(lengths, inputs.front());
}

}  // namespace precis::glass
