#include <utility>

#include "indexer/glass/group_merge.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

class PositionMerge {
 public:
  explicit PositionMerge(const MergeTask& task) : task_(task) {}

  void Start(std::string_view term) {
    char* end = PackBytes(key_, term);
    *end++ = '\0';
    stem_size_ = static_cast<std::size_t>(end - key_);
    last_docid_ = 0;
  }

  // False: damaged, failed or stopped.
  bool Append(GroupCursor& cursor) {
    const std::string_view rest = cursor.KeyRest(true);
    const char* at = rest.data();
    const char* end = at + rest.size();
    std::uint32_t docid = 0;
    const bool known = UnpackSortable(at, end, docid) && at == end;
    const MergeInput& source = cursor.source();
    if (known && !source.deleted.empty() && source.deleted.Contains(docid)) {
      return true;
    }
    const std::uint32_t shifted = known ? source.Shifted(docid) : 0;
    if (shifted <= last_docid_) {
      cursor.reader().Damaged("document id");
      return false;
    }
    last_docid_ = shifted;
    const TableReader& reader = cursor.reader();
    const char* key_end = PackSortable(key_ + stem_size_, shifted);
    task_.out.Add({key_, key_end}, reader.tag(), reader.is_compressed());
    return !task_.out.failed() && task_.progress.Tick(task_.out);
  }

 private:
  const MergeTask& task_;
  char key_[kMaxKeySize + 1 + kMaxSortable];
  std::size_t stem_size_ = 0;
  std::uint32_t last_docid_ = 0;
};

}  // namespace

Result<void> MergePositions(const MergeTask& task) {
  auto groups = GroupMerge::Open(task.inputs, Table::kPosition, EscapedPart);
  if (!groups) return std::unexpected(std::move(groups.error()));
  PositionMerge merge(task);
  bool going = true;
  while (going && groups->NextGroup()) {
    merge.Start(groups->group());
    for (GroupCursor* cursor : groups->cursors()) {
      do {
        going = merge.Append(*cursor);
      } while (going && cursor->Advance());
      if (!going) break;
    }
  }
  if (auto error = groups->error()) return std::unexpected(std::move(*error));
  return {};
}

}  // namespace precis::glass
