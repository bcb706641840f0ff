#include "indexer/glass/value_encoder.h"

#include <algorithm>
#include <utility>

#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

void AppendNumber(std::string& out, std::uint64_t value) {
  char bytes[kMaxPacked];
  out.append(bytes, PackNumber(bytes, value));
}

}  // namespace

std::string ValueStatisticsKey(std::uint32_t slot) {
  std::string key(kValueStatisticsPrefix);
  char bytes[4];
  return key.append(bytes, PackLastNumber(bytes, slot));
}

// The upper bound takes what is left, and is left out if it is the lower one:
// no value is empty.
std::string ValueStatisticsTag(const SlotStatistics& statistics) {
  std::string tag;
  AppendNumber(tag, statistics.documents);
  AppendNumber(tag, statistics.lowest.size());
  tag += statistics.lowest;
  if (statistics.highest != statistics.lowest) tag += statistics.highest;
  return tag;
}

std::string ValueChunkKey(std::uint32_t slot, std::uint32_t first_docid) {
  std::string key(kValueChunkPrefix);
  AppendNumber(key, slot);
  char bytes[kMaxSortable];
  return key.append(bytes, PackSortable(bytes, first_docid));
}

void ValueEncoder::Add(std::uint32_t docid, std::string_view value) {
  assert(!value.empty());
  if (chunk_.empty()) {
    first_docid_ = docid;
  } else {
    assert(docid > last_docid_);
    AppendNumber(chunk_, docid - last_docid_ - 1);
  }
  AppendNumber(chunk_, value.size());
  chunk_ += value;
  last_docid_ = docid;
  if (chunk_.size() >= kChunkSize) EndChunk();
}

void ValueEncoder::EndChunk() {
  if (chunk_.empty()) return;
  items_.push_back({ValueChunkKey(slot_, first_docid_), std::move(chunk_)});
  chunk_.clear();
}

void ValueEncoder::Finish(const SlotStatistics& statistics) {
  EndChunk();
  if (statistics.documents == 0) return;
  items_.push_back({ValueStatisticsKey(slot_), ValueStatisticsTag(statistics)});
}

bool ValueEncoder::WriteTo(TableWriter& table) {
  // By bytes: numbers in keys do not all sort as numbers.
  std::ranges::sort(items_, {}, &Item::key);
  for (const Item& item : items_) table.Add(item.key, item.tag);
  items_.clear();
  return !table.failed();
}

}  // namespace precis::glass
