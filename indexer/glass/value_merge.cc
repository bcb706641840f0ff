#include "indexer/glass/value_merge.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

// Calls `use(docid, value)` for the values of the chunk that `reader` is at.
// False: damaged.
template <typename Use>
bool ForEachValue(const TableReader& reader, std::uint32_t first_docid,
                  Use&& use) {
  const char* at = reader.tag().data();
  const char* end = at + reader.tag().size();
  std::uint64_t docid = first_docid;
  while (true) {
    std::string_view value;
    if (!UnpackString(at, end, value) || value.empty()) return false;
    if (!use(static_cast<std::uint32_t>(docid), value)) return false;
    if (at == end) return true;
    std::uint32_t step = 0;
    if (!UnpackNumber(at, end, step)) return false;
    docid += std::uint64_t{step} + 1;
    if (docid > 0xffffffff) return false;
  }
}

bool ReadChunkKey(std::string_view key, std::uint32_t& slot,
                  std::uint32_t& first_docid) {
  const char* at = key.data() + kValueChunkPrefix.size();
  const char* end = key.data() + key.size();
  return UnpackNumber(at, end, slot) && UnpackSortable(at, end, first_docid) &&
         at == end && first_docid > 0;
}

}  // namespace

Result<void> TableStart::Read(const MergeInput& input) {
  auto reader = input.OpenTable(Table::kPostlist);
  if (!reader) return std::unexpected(std::move(reader.error()));
  while (reader->Next() && reader->key() < kLengthsPrefix) {
    if (!ReadItem(input, *reader)) break;
  }
  if (const auto& error = reader->error()) return std::unexpected(*error);
  return {};
}

// False: nothing more is needed, or it is damaged.
bool TableStart::ReadItem(const MergeInput& input, TableReader& reader) {
  const std::string_view key = reader.key();
  bool ok = !reader.is_compressed();
  if (key.starts_with(kMetadataPrefix)) {
    metadata_.emplace(key, reader.tag());  // The first source's stays.
  } else if (key.starts_with(kValueStatisticsPrefix)) {
    if (input.deleted.empty()) ok = ok && ReadStatistics(reader);
  } else if (key.starts_with(kValueChunkPrefix)) {
    if (input.deleted.empty()) return false;
    ok = ok && CountValues(input, reader);
  }
  if (!ok) reader.Damaged("metadata or values");
  return ok;
}

bool TableStart::ReadStatistics(TableReader& reader) {
  const std::string_view key = reader.key();
  std::uint32_t slot = 0;
  SlotStatistics statistics;
  const char* at = reader.tag().data();
  const char* end = at + reader.tag().size();
  if (!UnpackLastNumber(key.data() + kValueStatisticsPrefix.size(),
                        key.data() + key.size(), slot) ||
      !UnpackNumber(at, end, statistics.documents) ||
      !UnpackString(at, end, statistics.lowest)) {
    return false;
  }
  statistics.highest =
      at == end ? statistics.lowest : std::string_view(at, end);
  Include(slot, statistics);
  return true;
}

bool TableStart::CountValues(const MergeInput& input, TableReader& reader) {
  std::uint32_t slot = 0;
  std::uint32_t first_docid = 0;
  if (!ReadChunkKey(reader.key(), slot, first_docid)) return false;
  SlotStatistics statistics;
  const bool ok = ForEachValue(
      reader, first_docid, [&](std::uint32_t docid, std::string_view value) {
        if (!input.deleted.Contains(docid)) statistics.Include(value);
        return true;
      });
  if (ok) Include(slot, statistics);
  return ok;
}

void TableStart::Include(std::uint32_t slot, const SlotStatistics& statistics) {
  if (statistics.documents == 0) return;
  Slot& known = slots_[slot];
  if (known.documents == 0 || statistics.lowest < known.lowest) {
    known.lowest = statistics.lowest;
  }
  if (known.documents == 0 || statistics.highest > known.highest) {
    known.highest = statistics.highest;
  }
  known.documents += statistics.documents;
}

void TableStart::WriteTo(TableWriter& table) const {
  for (const auto& [key, value] : metadata_) table.Add(key, value);
  std::vector<std::pair<std::string, std::string>> statistics;
  statistics.reserve(slots_.size());
  for (const auto& [slot, known] : slots_) {
    statistics.emplace_back(
        ValueStatisticsKey(slot),
        ValueStatisticsTag({known.documents, known.lowest, known.highest}));
  }
  std::ranges::sort(statistics);
  for (const auto& [key, tag] : statistics) table.Add(key, tag);
}

bool ValueMerge::Merge(const GroupMerge& groups, MergeProgress& progress) {
  last_docid_ = 0;
  for (GroupCursor* cursor : groups.cursors()) {
    do {
      if (!Append(*cursor)) {
        cursor->reader().Damaged("values");
        return false;
      }
      // In whole chunks, as they fill.
      if (!encoder_.WriteTo(out_) || !progress.Tick(out_)) return false;
    } while (cursor->Advance());
  }
  encoder_.Finish({});
  return encoder_.WriteTo(out_);
}

bool ValueMerge::Append(GroupCursor& cursor) {
  std::uint32_t slot = 0;
  std::uint32_t first_docid = 0;
  if (cursor.reader().is_compressed() ||
      !ReadChunkKey(cursor.reader().key(), slot, first_docid)) {
    return false;
  }
  encoder_.Start(slot);
  const MergeInput& source = cursor.source();
  return ForEachValue(cursor.reader(), first_docid,
                      [&](std::uint32_t docid, std::string_view value) {
                        if (source.deleted.Contains(docid)) return true;
                        const std::uint32_t shifted = source.Shifted(docid);
                        if (shifted <= last_docid_) return false;
                        last_docid_ = shifted;
                        encoder_.Add(shifted, value);
                        return true;
                      });
}

}  // namespace precis::glass
