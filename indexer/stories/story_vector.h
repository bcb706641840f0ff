#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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
  };
  struct Weighed {
    std::uint64_t hash = 0;
    std::uint32_t weight = 0;
  };

  void Add(const Word& word, bool title) {
    if (!english_ && word.bytes < kLeastForeignBytes) return;
    Counted& counted = words_[PlaceOf(word.hash)];
    ++counted.times;
    counted.capitals += word.capital ? 1 : 0;
    counted.in_title |= title;
  }

  // Where in words_ the word is, which it is made if it is not there. Whether a
  // word is new cannot be guessed: there is no branch on it.
  std::size_t PlaceOf(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (Excludes(slots_[at], hash)) at = (at + 1) & mask;
    const std::size_t place = slots_[at] == 0 ? end_ : slots_[at];
    slots_[at] = static_cast<std::uint32_t>(place);
    words_[place].hash = hash;
    end_ += place == end_ ? 1u : 0u;
    if (end_ == words_.size()) Grow();
    return place;
  }

  // Whether another word is there.
  bool Excludes(std::uint32_t place, std::uint64_t hash) const {
    const bool other = words_[place].hash != hash;
    const bool taken = place != 0;
    return other & taken;
  }

  void Grow();
  std::uint32_t Telling(const Counted& word) const;
  std::uint32_t WeightOf(const Counted& word) const;
  std::vector<Weighed> WeighAll() const;
  static StoryVector Normalised(const std::vector<Weighed>& words);

  static constexpr std::size_t kLeastForeignBytes = 5;
  static constexpr std::size_t kWords = 256;
  static constexpr std::size_t kSlotsOfWord = 4;

  const bool english_;
  std::vector<Counted> words_ = std::vector<Counted>(kWords);
  std::size_t end_ = 1;  // Of the words in words_, the first of which is none.
  // A hash table of places in words_; 0: none. A power of two.
  std::vector<std::uint32_t> slots_ =
      std::vector<std::uint32_t>(kWords * kSlotsOfWord);
};

}  // namespace precis::stories
