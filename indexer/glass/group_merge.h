#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/table_reader.h"

namespace precis::glass {

// What the keys of a group have in common: a term's postings or positions, or
// the whole key. A part of the key.
using GroupOf = std::string_view (*)(std::string_view key);

// A source's table, at an item of the current group.
class GroupCursor {
 public:
  GroupCursor(TableReader&& reader, const MergeInput& source, GroupOf group_of)
      : reader_(std::move(reader)), source_(&source), group_of_(group_of) {}

  TableReader& reader() { return reader_; }
  const TableReader& reader() const { return reader_; }
  const MergeInput& source() const { return *source_; }
  std::string_view group() const { return group_; }

  // The key behind the group, and behind the NUL that ends a term.
  std::string_view KeyRest(bool is_term) const {
    const std::size_t skip = group_.size() + (is_term ? 1 : 0);
    return reader_.key().substr(std::min(skip, reader_.key().size()));
  }

  // Goes to the first item not below `from`. False: there is none.
  bool Start(std::string_view from) {
    at_end_ = from.empty() ? !reader_.Next() : !reader_.Seek(from);
    if (!at_end_) group_ = group_of_(reader_.key());
    return !at_end_;
  }

  // Goes to the next item. False: it is of another group, or there is none.
  bool Advance() {
    if (!reader_.Next()) {
      at_end_ = true;
      return false;
    }
    const std::string_view key = reader_.key();
    // A shortcut for what is most frequent: more of the same term.
    const std::size_t size = group_.size();
    if (reader_.shared_key_bytes() >= size && key.size() > size + 1 &&
        key[size] == '\0' && key[size + 1] != '\xff') {
      return true;
    }
    const std::string_view group = group_of_(key);
    if (group == group_) return true;
    group_ = group;
    return false;
  }

  bool at_end() const { return at_end_; }

 private:
  TableReader reader_;
  const MergeInput* source_;
  GroupOf group_of_;
  std::string_view group_;  // In the file.
  bool at_end_ = false;
};

// The items of several sources' tables, group by group; in each the sources
// one after another, each from its first item of the group:
//
//   while (merge.NextGroup()) {
//     for (GroupCursor* cursor : merge.cursors()) {
//       do Use(*cursor); while (cursor->Advance());
//     }
//   }
//   if (merge.error()) ...
//
// Every item of the group has to be passed. Each group costs a look at every
// source: meant for tens of them.
//
// Thread safety: none.
class GroupMerge {
 public:
  // Opens `table` of every input; starts at the first key that is not below
  // `from`. kUnavailable, kCorrupt.
  static Result<GroupMerge> Open(const std::vector<MergeInput>& inputs,
                                 Table table, GroupOf group_of,
                                 std::string_view from = {});

  bool NextGroup();
  std::string_view group() const { return group_; }
  std::span<GroupCursor* const> cursors() const { return current_; }

  // What a reader found, or `Damaged()` reported to it.
  std::optional<Error> error() const;

 private:
  void NoteHead(const GroupCursor& cursor);

  std::vector<GroupCursor> all_;  // In the order of the sources.
  // The first bytes of their groups as numbers: one look at these says which
  // few of them may be next.
  std::vector<std::uint64_t> heads_;
  std::vector<GroupCursor*> current_;
  std::string_view group_;
};

}  // namespace precis::glass
