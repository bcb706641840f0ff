#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/corpus/random.h"

namespace precis::bench {

// An endless vocabulary with the statistics of news.
//
// The r-th most frequent word (from 1) comes up in proportion to 1/r as far as
// rank 8,000 and to 8,000/r^2 beyond: Zipf's law with the steeper tail of large
// collections. n running words so hold about the square root of n different
// ones (Heaps' law with an exponent of 0.5): 45,000 in a million. The commonest
// hundred are English, so that the language is recognised; the others are made
// of syllables, frequent ones short, four forms ("", "s", "ed", "ing") to a
// stem.
//
// Thread safety: const after construction.
class Vocabulary {
 public:
  Vocabulary();

  // A rank, from 0, with the frequencies above.
  std::uint64_t Draw(Random& random) const;

  // Appends the word of a rank. Ranks below 8,000 are looked up, others
  // spelled.
  void Append(std::uint64_t rank, std::string& out) const;

 private:
  std::vector<std::string> head_;
  std::vector<std::uint64_t> up_to_;  // Of head ranks: sum of weights, fixed.
};

}  // namespace precis::bench
