#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "indexer/base/result.h"
#include "indexer/glass/group_merge.h"
#include "indexer/glass/merge_input.h"
#include "indexer/glass/value_encoder.h"

namespace precis::glass {

// The start of a posting list table, before the document lengths: metadata and
// the statistics of value slots.
//
// Thread safety: none.
class TableStart {
 public:
  // Reads that of one source. Statistics are counted again if anything is
  // deleted.
  Result<void> Read(const MergeInput& input);

  void WriteTo(TableWriter& table) const;

 private:
  struct Slot {
    std::uint32_t documents = 0;
    std::string lowest;
    std::string highest;
  };
  bool ReadItem(const MergeInput& input, TableReader& reader);
  bool ReadStatistics(TableReader& reader);
  bool CountValues(const MergeInput& input, TableReader& reader);
  void Include(std::uint32_t slot, const SlotStatistics& statistics);

  std::map<std::string, std::string> metadata_;  // By key, prefix included.
  std::map<std::uint32_t, Slot> slots_;
};

// Writes the values of one slot after the other.
//
// Thread safety: none.
class ValueMerge {
 public:
  explicit ValueMerge(TableWriter& out) : out_(out) {}

  // Takes all values of the group that `groups` is at. False: damaged, failed
  // or stopped.
  bool Merge(const GroupMerge& groups, MergeProgress& progress);

 private:
  bool Append(GroupCursor& cursor);

  TableWriter& out_;
  ValueEncoder encoder_;
  std::uint32_t last_docid_ = 0;
};

}  // namespace precis::glass
