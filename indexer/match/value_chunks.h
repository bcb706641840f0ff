#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/glass/table_cursor.h"
#include "indexer/match/hits.h"

namespace precis::match {

// A value such as sortable_serialise() makes it, of at most eight bytes: a
// number that sorts as the bytes do. 0: no value.
using ValueKey = std::uint64_t;

// Values [lowest, highest].
struct ValueRange {
  ValueKey lowest = 0;
  ValueKey highest = 0;
};

// The range that OP_VALUE_RANGE from `begin` to `end` means. REQUIRES: `begin`
// is not empty.
ValueRange RangeOf(std::string_view begin, std::string_view end);

// Some consecutive values of a slot, read at once.
struct DecodedValues {
  std::vector<Docid> ids;
  std::vector<ValueKey> keys;
};

// Where the values of a slot lie in one segment, and between which bounds, so
// that few chunks have to be read. It takes 48 bytes for about 200 values.
//
// Thread safety: const functions from any thread.
class ValueChunks {
 public:
  struct Chunk {
    Docid first = 0;
    Docid last = 0;
    std::size_t count = 0;
    ValueKey lowest = 0;
    ValueKey highest = 0;
    std::string_view bytes;
  };

  // Reads all values. nullopt: damaged, or a value is longer than eight bytes.
  static std::optional<ValueChunks> Read(const glass::TableFile& table,
                                         std::uint32_t slot);

  const std::vector<Chunk>& chunks() const { return chunks_; }

  // The first chunk that does not end below `docid`.
  std::size_t Find(Docid docid) const;

  // REQUIRES: `chunk` is one of chunks().
  static void Decode(const Chunk& chunk, DecodedValues& values);

 private:
  bool Add(Docid first, std::string_view bytes);

  std::vector<Chunk> chunks_;  // Ascending.
};

}  // namespace precis::match
