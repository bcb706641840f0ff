#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_writer.h"

namespace precis::glass {

// How often a value slot is used, and between which values.
struct SlotStatistics {
  std::uint32_t documents = 0;
  std::string_view lowest;
  std::string_view highest;

  void Include(std::string_view value) {
    if (documents == 0 || value < lowest) lowest = value;
    if (documents == 0 || value > highest) highest = value;
    ++documents;
  }
};

std::string ValueStatisticsKey(std::uint32_t slot);
std::string ValueStatisticsTag(const SlotStatistics& statistics);
std::string ValueChunkKey(std::uint32_t slot, std::uint32_t first_docid);

// Collects the values of slots and writes them in the order of Xapian's keys:
// the statistics of all slots, then the values.
//
// Thread safety: none.
class ValueEncoder {
 public:
  // Documents of a slot ascending, and each slot in one go.
  void Start(std::uint32_t slot) { slot_ = slot; }
  void Add(std::uint32_t docid, std::string_view value);
  void Finish(const SlotStatistics& statistics);

  // Writes everything and forgets it. False: see the table's error().
  bool WriteTo(TableWriter& table);

 private:
  struct Item {
    std::string key;
    std::string tag;
  };
  void EndChunk();

  std::vector<Item> items_;
  std::uint32_t slot_ = 0;
  std::uint32_t first_docid_ = 0;
  std::uint32_t last_docid_ = 0;
  std::string chunk_;
};

}  // namespace precis::glass
