#pragma once

#include <xapian.h>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Finds the part of a text where a query's words stand closest together:
// Xapian's snippets take each word of a text apart and stem it, which for ten
// whole articles takes longer than finding them.
//
// Thread safety: const functions from any thread.
class ExcerptFinder {
 public:
  explicit ExcerptFinder(const Xapian::Query& query);

  // About `bytes` of UTF-8 `text`, from word to word; words are guessed by
  // their first letters. All of it if it is not longer, if no word is found, or
  // if one is not of ASCII letters: then nobody knows cheaply what has its
  // stem.
  std::string_view Find(std::string_view text, std::size_t bytes) const;

 private:
  // A word of the query that a text has, perhaps.
  struct Sighting {
    std::size_t begin = 0;
    std::size_t word = 0;    // In the text.
    std::size_t sought = 0;  // Of beginnings_.
  };

  std::vector<Sighting> Look(std::string_view text) const;
  std::size_t Best(const std::vector<Sighting>& sightings,
                   std::size_t span) const;

  std::array<bool, 256> first_letters_{};  // Of beginnings_, either case.
  std::vector<std::string> beginnings_;    // In the order of the query.
  bool usable_ = true;
};

}  // namespace precis
