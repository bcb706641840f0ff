#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/document_frequencies.h"

namespace precis::analyse {

// In how many of some articles the stems are that may be part of a keyphrase.
struct StemCounts {
  std::size_t articles = 0;
  std::vector<StemCount> counts;  // By ascending stem, each once.
};

// Counts them.
//
// Thread safety: none; one per worker.
class StemCounter {
 public:
  // Stems that are met when there are as many are not counted: common ones are
  // met early. 512 KiB.
  static constexpr std::size_t kMaxStems = 16'000;

  void Add(const TextModel& model);

  // What was counted since the last Take(). Begins afresh.
  StemCounts Take();

 private:
  struct Seen {
    std::uint32_t articles = 0;
    std::uint32_t last = 0;  // The number of the last one, from 1 on.
  };

  // The stems of the words that count, in text order.
  void NoteStems(const TextModel& model);

  std::uint32_t articles_ = 0;
  HashMap<Seen> seen_{kMaxStems};
  std::vector<std::uint64_t> stems_;  // Of the article that is counted.
};

}  // namespace precis::analyse
