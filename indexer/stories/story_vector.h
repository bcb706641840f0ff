#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/stories/words.h"

namespace precis::stories {

// The words that say what an article is about, of Euclidean norm about
// kNorm, sorted by word, each once. Empty: nothing can be said.
struct WordWeight {
  std::uint32_t word = 0;   // A hash.
  std::uint8_t weight = 0;  // Not 0.

  friend bool operator==(const WordWeight&, const WordWeight&) = default;
};
using StoryVector = std::vector<WordWeight>;

inline constexpr int kNorm = 255;
inline constexpr std::size_t kMaxStoryWords = 24;

// What an article's story is told by.
struct StoryText {
  std::string_view title;
  std::string_view text;
  std::string_view language;  // ISO 639-1, or "und".
};

// The kMaxStoryWords words that weigh most: (1 + ln tf) times what the word
// tells, by lists of everyday words; names, which have capitals, weigh more,
// and so does the title. English alone has such lists: of other languages the
// words of five bytes and more count. Only the beginning of a long text is
// looked at. A pure function, in integers but for one square root.
StoryVector StoryVectorOf(const StoryText& article);

// The same, word by word, for who reads the words anyway.
//
// Thread safety: none.
class StoryVectorBuilder {
 public:
  explicit StoryVectorBuilder(std::string_view language);

  void AddToTitle(const Word& word) { Add(word, true); }
  void AddToText(const Word& word) {
    if (word.end <= kMaxTextBytes) Add(word, false);
  }

  StoryVector Take() &&;

 private:
  // News says what happened at its beginning; a transcript has 100,000 bytes.
  static constexpr std::size_t kMaxTextBytes = 2500;

  struct Counted {
    std::uint64_t hash = 0;
    std::uint32_t times = 0;
    std::uint32_t capitals = 0;
    bool in_title = false;
    std::uint32_t weight = 0;
  };

  void Add(const Word& word, bool title);
  std::uint32_t Telling(const Counted& word) const;
  std::uint32_t WeightOf(const Counted& word) const;
  static StoryVector Normalised(const std::vector<Counted>& words);

  const bool english_;
  std::vector<Counted> words_;
  analyse::HashMap<std::uint32_t> places_{512};  // In words_, from 1.
};

}  // namespace precis::stories
