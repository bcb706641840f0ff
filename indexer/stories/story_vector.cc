#include "indexer/stories/story_vector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/analyse/text/hash_map.h"
#include "indexer/analyse/text/word_classes.h"
#include "indexer/stories/words.h"

namespace precis::stories {
namespace {

// News says what happened at its beginning; a transcript has 100,000 bytes.
constexpr std::size_t kMaxTextBytes = 2500;
constexpr std::size_t kLeastForeignBytes = 5;
constexpr std::size_t kLeastWords = 6;

// 16 · (1 + ln tf).
constexpr std::array<std::uint32_t, 16> kFrequency = {
    0, 16, 27, 34, 38, 42, 45, 47, 49, 51, 53, 54, 56, 57, 58, 59};

// Typical inverse document frequencies, times ten.
constexpr std::uint32_t kCommon = 18;
constexpr std::uint32_t kRare = 50;
// In halves.
constexpr std::uint32_t kNameFactor = 3;
constexpr std::uint32_t kTitleFactor = 3;

struct Counted {
  std::uint64_t hash = 0;
  std::uint32_t times = 0;
  std::uint32_t capitals = 0;
  bool in_title = false;
  std::uint32_t weight = 0;
};

class WordCounter {
 public:
  explicit WordCounter(bool english) : english_(english) {}

  void Add(std::string_view text, bool title) {
    ForEachWord(text, [&](const Word& word) {
      if (!english_ && word.bytes < kLeastForeignBytes) return;
      std::uint32_t& place = places_[word.hash];
      if (place == 0) {
        words_.push_back({.hash = word.hash});
        place = static_cast<std::uint32_t>(words_.size());
      }
      Counted& counted = words_[place - 1];
      ++counted.times;
      if (word.capital) ++counted.capitals;
      counted.in_title |= title;
    });
  }

  // The words that tell something, weighed.
  std::vector<Counted> Take() && {
    for (Counted& counted : words_) counted.weight = WeightOf(counted);
    std::erase_if(words_, [](const Counted& word) { return word.weight == 0; });
    return std::move(words_);
  }

 private:
  std::uint32_t Telling(const Counted& word) const {
    if (!english_) return kRare;
    const auto classes = analyse::ClassesOf(word.hash);
    if (classes & (analyse::word::kStop | analyse::word::kCalendar |
                   analyse::word::kSay | analyse::word::kHonorific)) {
      return 0;
    }
    return classes & analyse::word::kCommon ? kCommon : kRare;
  }

  std::uint32_t WeightOf(const Counted& word) const {
    const auto times = std::min<std::size_t>(word.times, kFrequency.size() - 1);
    std::uint32_t weight = kFrequency[times] * Telling(word);
    // A headline's capitals say nothing.
    const bool name = word.capitals > 1 && word.capitals == word.times;
    if (name) weight = weight * kNameFactor / 2;
    if (word.in_title) weight = weight * kTitleFactor / 2;
    return weight;
  }

  const bool english_;
  std::vector<Counted> words_;
  analyse::HashMap<std::uint32_t> places_{512};  // In words_, from 1.
};

StoryVector Normalised(const std::vector<Counted>& words) {
  double square = 0;
  for (const Counted& word : words) square += 1. * word.weight * word.weight;
  const double norm = std::sqrt(square);
  StoryVector vector;
  for (const Counted& word : words) {
    const auto weight =
        static_cast<std::uint8_t>(std::floor(kNorm * word.weight / norm));
    if (weight == 0) continue;
    vector.push_back({static_cast<std::uint32_t>(Mix(word.hash)), weight});
  }
  std::ranges::sort(vector, {}, &WordWeight::word);
  const auto same = std::ranges::unique(vector, {}, &WordWeight::word);
  vector.erase(same.begin(), same.end());
  return vector;
}

}  // namespace

StoryVector StoryVectorOf(const StoryText& article) {
  const bool english = article.language == "en" || article.language == "und";
  WordCounter counter(english);
  counter.Add(article.title, true);
  counter.Add(article.text.substr(0, kMaxTextBytes), false);
  auto words = std::move(counter).Take();
  if (words.size() < kLeastWords) return {};
  std::ranges::sort(words, [](const Counted& a, const Counted& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
  });
  words.resize(std::min(words.size(), kMaxStoryWords));
  return Normalised(words);
}

}  // namespace precis::stories
