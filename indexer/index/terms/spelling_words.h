#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "indexer/index/entry/entry.h"
#include "indexer/index/terms/word_list.h"

namespace precis {

// The words a misspelt query may have meant: those of the title, of names and
// of topics, in lower case, once each. Not of the text: Xapian's spelling data
// would cost more than the rest of the segment.
class SpellingWords {
 public:
  explicit SpellingWords(const Entry& entry);
  SpellingWords(const SpellingWords&) = delete;
  SpellingWords& operator=(const SpellingWords&) = delete;

  // As long as this is there.
  std::span<const std::string_view> words() const { return words_; }

 private:
  WordList list_;  // With those that are too short or too long.
  std::vector<std::string_view> words_;
};

}  // namespace precis
