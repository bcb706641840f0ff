#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/index/words/word_order_file.h"

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

// Whether what the pattern wants is words right behind each other.
inline bool IsPhrase(const WordPattern& pattern) {
  return pattern.in_order && pattern.window == pattern.codes.size() &&
         pattern.codes.size() > 1;
}

// Whether a text may have the pattern. False: for certain not.
bool MayOccur(const WordPattern& pattern, const PairFilter& neighbours);

// Whether `text` has the pattern somewhere, in a part without a gap. Each
// occurrence of a word stands for one word of the pattern.
bool Occurs(const WordPattern& pattern, const CodeSpan& text);

// The same of a document: its words are read only if they may have the pattern.
bool OccursIn(const WordOrderFile& file, std::uint32_t docid,
              const WordPattern& pattern);

}  // namespace precis
