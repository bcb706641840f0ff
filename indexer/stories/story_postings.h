#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indexer/stories/hash_index.h"
#include "indexer/stories/sliding_vector.h"
#include "indexer/stories/story_vector.h"

namespace precis::stories {

// Where a story is kept. They are given out one after another and begin again
// at 0 after the last: those in use are within 2^31 of each other.
using StorySlot = std::uint32_t;

// Whether `a` was given out before `b`.
constexpr bool IsBefore(StorySlot a, StorySlot b) {
  return static_cast<std::int32_t>(a - b) < 0;
}

// Which stories have a word: an inverted index in memory.
//
// Thread safety: none.
class StoryPostings {
 public:
  struct Part {
    StorySlot story = 0;
    std::int32_t sum = 0;  // Of the word's weights in the story's articles.
  };

  // The stories of one of the words that were asked for, the oldest first.
  struct List {
    std::span<const Part> parts;
    std::uint8_t weight = 0;  // Of the word in what asks.
  };

  // The stories of each of the words that any has. Good until the next call.
  std::span<const List> Find(std::span<const WordWeight> words);

  // Lets the memory know that a story's sums of these words change soon.
  void Prefetch(std::span<const WordWeight> words) const {
    for (const WordWeight& word : words) index_.Prefetch(word.word);
  }

  // The story's sum of the word grows by `weight`, or shrinks if that is less
  // than 0; at 0 the story has the word no more.
  void Add(std::uint32_t word, StorySlot story, std::int32_t weight);

 private:
  using Number = HashIndex::Number;

  struct Word {
    std::uint32_t word = 0;
    SlidingVector<Part> parts;  // By story, the oldest first.
  };

  static std::size_t PositionOf(StorySlot story,
                                const SlidingVector<Part>& parts);
  std::optional<Number> NumberOf(std::uint32_t word) const;
  Number NewWord(std::uint32_t word);
  void EndWord(Number number);

  HashIndex index_;  // Of words_, by the word.
  std::vector<Word> words_;
  std::vector<Number> free_;  // Places in words_ that no story has.
  std::vector<List> lists_;   // Kept from one look-up to the next.
};

}  // namespace precis::stories
