#include "indexer/match/value_chunks.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <string>

#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"

namespace precis::match {
namespace {

constexpr std::size_t kKeyBytes = sizeof(ValueKey);

// The first eight bytes, big-endian, as if zeros followed.
ValueKey KeyOf(std::string_view value) {
  ValueKey key = 0;
  for (std::size_t i = 0; i < kKeyBytes; ++i) {
    key = key << 8 |
          (i < value.size() ? static_cast<std::uint8_t>(value[i]) : 0U);
  }
  return key;
}

// The same of a value within bytes that go on up to `end`: nearly always eight
// are there to be read at once.
ValueKey KeyOf(std::string_view value, const char* end) {
  if (end - value.data() < static_cast<std::ptrdiff_t>(kKeyBytes) ||
      value.size() >= kKeyBytes) {
    return KeyOf(value);
  }
  static_assert(std::endian::native == std::endian::little);
  ValueKey bytes = 0;
  std::memcpy(&bytes, value.data(), kKeyBytes);
  const std::size_t others = kKeyBytes - value.size();  // 1 to 7: not empty.
  return __builtin_bswap64(bytes) >> (8 * others) << (8 * others);
}

// Calls use(docid, key, size) for each value. False: damaged.
template <typename Use>
bool ForEach(Docid first, std::string_view bytes, Use&& use) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint64_t docid = first;
  while (true) {
    std::string_view value;
    if (!glass::UnpackString(at, end, value) || value.empty()) return false;
    use(static_cast<Docid>(docid), KeyOf(value, end), value.size());
    if (at == end) return true;
    std::uint32_t step = 0;
    if (!glass::UnpackNumber(at, end, step)) return false;
    docid += std::uint64_t{step} + 1;
    if (docid >= kNoDocument) return false;
  }
}

std::string SlotPrefix(std::uint32_t slot) {
  char bytes[glass::kMaxPacked];
  std::string key(glass::kValueChunkPrefix);
  return key.append(bytes, glass::PackNumber(bytes, slot));
}

}  // namespace

// A bound that goes on behind eight bytes lies above every value that is equal
// so far. (sortable_serialise() ends in no zero.)
ValueRange RangeOf(std::string_view begin, std::string_view end) {
  ValueRange range{KeyOf(begin), KeyOf(end)};
  if (begin.size() > kKeyBytes) {
    if (range.lowest == std::numeric_limits<ValueKey>::max()) return {1, 0};
    ++range.lowest;
  }
  return range;
}

std::optional<ValueChunks> ValueChunks::Read(const glass::TableFile& table,
                                             std::uint32_t slot) {
  const std::string prefix = SlotPrefix(slot);
  ValueChunks values;
  glass::TableCursor cursor(table);
  for (bool found = cursor.Seek(prefix) && cursor.Next();
       found && cursor.key().starts_with(prefix); found = cursor.Next()) {
    const char* at = cursor.key().data() + prefix.size();
    const char* const end = cursor.key().data() + cursor.key().size();
    const auto bytes = cursor.WholeTag();
    Docid first = 0;
    if (!bytes || !glass::UnpackSortable(at, end, first) ||
        !values.Add(first, *bytes)) {
      return std::nullopt;
    }
  }
  if (cursor.damaged()) return std::nullopt;
  return values;
}

bool ValueChunks::Add(Docid first, std::string_view bytes) {
  const Docid before = chunks_.empty() ? 0 : chunks_.back().last;
  if (first <= before) return false;
  Chunk chunk{.first = first,
              .last = first,
              .lowest = std::numeric_limits<ValueKey>::max(),
              .bytes = bytes};
  bool is_short = true;
  const auto add = [&](Docid docid, ValueKey key, std::size_t size) {
    is_short = is_short && size <= kKeyBytes;
    chunk.last = docid;
    ++chunk.count;
    chunk.lowest = std::min(chunk.lowest, key);
    chunk.highest = std::max(chunk.highest, key);
  };
  const bool ok = ForEach(first, bytes, add);
  chunks_.push_back(chunk);
  return ok && is_short;
}

std::size_t ValueChunks::Find(Docid docid) const {
  const auto found = std::ranges::lower_bound(chunks_, docid, {}, &Chunk::last);
  return static_cast<std::size_t>(found - chunks_.begin());
}

void ValueChunks::Decode(const Chunk& chunk, DecodedValues& values) {
  values.ids.clear();
  values.keys.clear();
  // Read() has seen that nothing is damaged.
  const auto add = [&](Docid docid, ValueKey key, std::size_t /*size*/) {
    values.ids.push_back(docid);
    values.keys.push_back(key);
  };
  static_cast<void>(ForEach(chunk.first, chunk.bytes, add));
}

}  // namespace precis::match
