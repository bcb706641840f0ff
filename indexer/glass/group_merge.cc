#include "indexer/glass/group_merge.h"

#include <algorithm>
#include <utility>

namespace precis::glass {

Result<GroupMerge> GroupMerge::Open(const std::vector<MergeInput>& inputs,
                                    Table table, GroupOf group_of,
                                    std::string_view from) {
  GroupMerge merge;
  merge.all_.reserve(inputs.size());
  for (const MergeInput& input : inputs) {
    auto reader = input.OpenTable(table);
    if (!reader) return std::unexpected(std::move(reader.error()));
    merge.all_.emplace_back(std::move(*reader), input, group_of);
  }
  merge.waiting_.reserve(inputs.size());
  merge.current_.reserve(inputs.size());
  for (GroupCursor& cursor : merge.all_) {
    if (cursor.Start(from)) merge.Push(&cursor);
  }
  if (auto error = merge.error()) return std::unexpected(std::move(*error));
  return merge;
}

bool GroupMerge::IsAfter(const GroupCursor* a, const GroupCursor* b) {
  const int order = a->group().compare(b->group());
  return order != 0 ? order > 0 : a > b;
}

void GroupMerge::Push(GroupCursor* cursor) {
  waiting_.push_back(cursor);
  std::ranges::push_heap(waiting_, IsAfter);
}

bool GroupMerge::NextGroup() {
  for (GroupCursor* cursor : current_) {
    if (cursor->reader().error()) return false;
    if (!cursor->at_end()) Push(cursor);
  }
  current_.clear();
  if (waiting_.empty()) return false;
  group_ = waiting_.front()->group();
  do {
    std::ranges::pop_heap(waiting_, IsAfter);
    current_.push_back(waiting_.back());
    waiting_.pop_back();
  } while (!waiting_.empty() && waiting_.front()->group() == group_);
  return true;
}

std::optional<Error> GroupMerge::error() const {
  for (const GroupCursor& cursor : all_) {
    if (const auto& error = cursor.reader().error()) return error;
  }
  return std::nullopt;
}

}  // namespace precis::glass
