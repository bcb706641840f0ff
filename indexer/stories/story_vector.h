#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

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

}  // namespace precis::stories
