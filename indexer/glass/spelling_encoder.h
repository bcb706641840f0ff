#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/compressor.h"
#include "indexer/glass/table_writer.h"

namespace precis::glass {

// A list of ascending words, each as the length it shares with the one before,
// and the rest; lengths are XORed with 96, so that they look like letters to
// deflate.
class WordListEncoder {
 public:
  void Add(std::string_view word);
  std::string_view list() const { return list_; }
  void Clear() {
    list_.clear();
    previous_.clear();
  }

 private:
  std::string list_;
  std::string previous_;
};

inline constexpr unsigned kWordLengthMask = 96;

// Collects words and writes Xapian's spelling table: for each fragment the
// words that have it, then for each word its frequency. Fragments are the
// first two bytes (H), the last two (T), any three in a row (M), and, up to
// four bytes, the first and the last (B).
//
// Thread safety: none.
class SpellingEncoder {
 public:
  // REQUIRES: `word` is above the one before, 2 to kMaxWordSize bytes.
  void Add(std::string_view word, std::uint32_t frequency);
  static constexpr std::size_t kMaxWordSize = kMaxKeySize - 1;

  std::uint32_t largest_frequency() const { return largest_frequency_; }

  // Writes everything. False: see the table's error().
  bool WriteTo(TableWriter& table, Compressor& compressor);

 private:
  std::string_view Word(std::size_t index) const;
  std::vector<std::uint64_t> SortedFragments() const;
  void WriteWords(TableWriter& table) const;

  std::string words_;  // One after another.
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> frequencies_;
  std::uint32_t largest_frequency_ = 0;
};

}  // namespace precis::glass
