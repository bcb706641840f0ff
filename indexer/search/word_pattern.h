#pragma once

#include <cstddef>
#include <vector>

#include "indexer/index/word_order.h"

namespace precis {

// Words that have to stand close to each other.
struct WordPattern {
  std::vector<WordCode> codes;  // Two or more.
  bool in_order = true;
  // In how many neighbouring words all of them have to be; as many as there
  // are and in order: a phrase.
  std::size_t window = 0;

  friend bool operator==(const WordPattern&, const WordPattern&) = default;
};

// Whether `text` has the pattern somewhere, in a part without a gap. Each
// occurrence of a word stands for one word of the pattern.
bool Occurs(const WordPattern& pattern, const CodeSpan& text);

}  // namespace precis
