#include "indexer/glass/group_merge.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <utility>

namespace precis::glass {
namespace {

constexpr std::size_t kHead = sizeof(std::uint64_t);

// Ordered as the groups are, where two of them differ.
std::uint64_t HeadOf(std::string_view group) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t head = 0;
  if (group.size() >= kHead) {
    std::memcpy(&head, group.data(), kHead);
  } else {
    std::memcpy(&head, group.data(), group.size());
  }
  return __builtin_bswap64(head);
}

// REQUIRES: their heads are equal.
int CompareBehindHeads(std::string_view a, std::string_view b) {
  const std::size_t same = std::min({kHead, a.size(), b.size()});
  return a.substr(same).compare(b.substr(same));
}

}  // namespace

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
  merge.heads_.resize(inputs.size());
  merge.current_.reserve(inputs.size());
  for (GroupCursor& cursor : merge.all_) {
    static_cast<void>(cursor.Start(from));  // NoteHead sees it.
    merge.NoteHead(cursor);
  }
  if (auto error = merge.error()) return std::unexpected(std::move(*error));
  return merge;
}

void GroupMerge::NoteHead(const GroupCursor& cursor) {
  heads_[static_cast<std::size_t>(&cursor - all_.data())] =
      cursor.at_end() ? std::numeric_limits<std::uint64_t>::max()
                      : HeadOf(cursor.group());
}

bool GroupMerge::NextGroup() {
  for (const GroupCursor* cursor : current_) {
    if (cursor->reader().error()) return false;
    NoteHead(*cursor);
  }
  current_.clear();
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  for (const std::uint64_t head : heads_) least = std::min(least, head);
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    GroupCursor& cursor = all_[i];
    if (heads_[i] != least || cursor.at_end()) continue;
    const int order =
        current_.empty() ? -1 : CompareBehindHeads(cursor.group(), group_);
    if (order > 0) continue;
    if (order < 0) current_.clear();
    group_ = cursor.group();
    current_.push_back(&cursor);
  }
  return !current_.empty();
}

std::optional<Error> GroupMerge::error() const {
  for (const GroupCursor& cursor : all_) {
    if (const auto& error = cursor.reader().error()) return error;
  }
  return std::nullopt;
}

}  // namespace precis::glass
