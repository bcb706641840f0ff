#include "indexer/search/document_reader.h"

#include <optional>

#include "indexer/glass/pack.h"
#include "indexer/glass/table_cursor.h"

namespace precis {
namespace {

void AppendSortable(std::string& key, std::uint32_t number) {
  char bytes[glass::kMaxSortable];
  const char* end = glass::PackSortable(bytes, number);
  key.append(bytes, static_cast<std::size_t>(end - bytes));
}

std::string SlotPrefix(std::uint32_t slot) {
  char bytes[glass::kMaxPacked];
  const char* end = glass::PackNumber(bytes, slot);
  std::string prefix(glass::kValueChunkPrefix);
  return prefix.append(bytes, static_cast<std::size_t>(end - bytes));
}

// Of the values from `first` on those of `docid`: empty: it has none. nullopt:
// damaged.
std::optional<std::string_view> FindValue(std::string_view chunk,
                                          std::uint32_t first,
                                          std::uint32_t docid) {
  const char* at = chunk.data();
  const char* const end = at + chunk.size();
  std::uint64_t here = first;
  for (;;) {
    std::string_view value;
    if (!glass::UnpackString(at, end, value)) return std::nullopt;
    if (here == docid) return value;
    if (at == end) return std::string_view();
    std::uint32_t step = 0;
    if (!glass::UnpackNumber(at, end, step)) return std::nullopt;
    here += std::uint64_t{step} + 1;
    if (here > docid) return std::string_view();
  }
}

std::optional<std::string_view> ReadValue(const glass::TableFile& postings,
                                          std::uint32_t slot,
                                          std::uint32_t docid,
                                          glass::Decompressor& decompressor,
                                          std::string& room) {
  const std::string prefix = SlotPrefix(slot);
  std::string key = prefix;
  AppendSortable(key, docid);
  glass::TableCursor cursor(postings);
  if (!cursor.Seek(key) || !cursor.key().starts_with(prefix) ||
      cursor.key().size() == prefix.size()) {
    if (cursor.damaged()) return std::nullopt;
    return std::string_view();
  }
  const std::string_view chunk_key = cursor.key();
  const char* at = chunk_key.data() + prefix.size();
  const char* const end = chunk_key.data() + chunk_key.size();
  std::uint32_t first = 0;
  if (!glass::UnpackSortable(at, end, first) || first > docid) {
    return std::nullopt;
  }
  if (const auto whole = cursor.WholeTag()) {
    return FindValue(*whole, first, docid);
  }
  if (!cursor.Find(chunk_key)) return std::nullopt;
  const auto chunk = cursor.Tag(decompressor, room);
  return chunk ? FindValue(*chunk, first, docid) : std::nullopt;
}

}  // namespace

std::string_view DocumentReader::Data(SegmentDocument document) {
  const auto& [segment, docid] = document;
  std::string key;
  AppendSortable(key, docid);
  glass::TableCursor cursor(open_.shared[segment]->data->table());
  if (cursor.Find(key)) {
    if (const auto data = cursor.Tag(decompressor_, data_)) return *data;
  } else if (!cursor.damaged()) {
    return {};
  }
  data_ = open_.segments[segment]
              .get_document(docid, Xapian::DOC_ASSUME_VALID)
              .get_data();
  return data_;
}

std::string_view DocumentReader::Value(SegmentDocument document,
                                       std::uint32_t slot) {
  const auto& [segment, docid] = document;
  if (const auto value = ReadValue(open_.lists[segment]->postings(), slot,
                                   docid, decompressor_, value_)) {
    return *value;
  }
  value_ = open_.segments[segment]
               .get_document(docid, Xapian::DOC_ASSUME_VALID)
               .get_value(slot);
  return value_;
}

}  // namespace precis
