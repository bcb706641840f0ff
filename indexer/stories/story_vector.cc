#include "indexer/stories/story_vector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "indexer/analyse/text/word_classes.h"

namespace precis::stories {
namespace {

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

}  // namespace

StoryVectorBuilder::StoryVectorBuilder(std::string_view language)
    : english_(language == "en" || language == "und") {}

void StoryVectorBuilder::Grow() {
  words_.resize(2 * words_.size());
  slots_.assign(kSlotsOfWord * words_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t place = 1; place < end_; ++place) {
    std::size_t at = words_[place].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(place);
  }
}

std::uint32_t StoryVectorBuilder::Telling(const Counted& word) const {
  if (!english_) return kRare;
  const auto classes = analyse::ClassesOf(word.hash);
  if (classes & (analyse::word::kStop | analyse::word::kCalendar |
                 analyse::word::kSay | analyse::word::kHonorific)) {
    return 0;
  }
  return classes & analyse::word::kCommon ? kCommon : kRare;
}

std::uint32_t StoryVectorBuilder::WeightOf(const Counted& word) const {
  const auto times = std::min<std::size_t>(word.times, kFrequency.size() - 1);
  std::uint32_t weight = kFrequency[times] * Telling(word);
  // A headline's capitals say nothing.
  const bool name = word.capitals > 1 && word.capitals == word.times;
  if (name) weight = weight * kNameFactor / 2;
  if (word.in_title) weight = weight * kTitleFactor / 2;
  return weight;
}

StoryVector StoryVectorBuilder::Normalised(const std::vector<Weighed>& words) {
  double square = 0;
  for (const Weighed& word : words) square += 1. * word.weight * word.weight;
  const double norm = std::sqrt(square);
  StoryVector vector;
  vector.reserve(words.size());
  for (const Weighed& word : words) {
    const auto weight = static_cast<std::uint8_t>(kNorm * word.weight / norm);
    if (weight == 0) continue;
    vector.push_back({static_cast<std::uint32_t>(Mix(word.hash)), weight});
  }
  std::ranges::sort(vector, {}, &WordWeight::word);
  const auto same = std::ranges::unique(vector, {}, &WordWeight::word);
  vector.erase(same.begin(), same.end());
  return vector;
}

// The words that weigh anything.
std::vector<StoryVectorBuilder::Weighed> StoryVectorBuilder::WeighAll() const {
  std::vector<Weighed> weighed(end_);
  std::size_t size = 0;
  for (const Counted& word : std::span(words_).first(end_).subspan(1)) {
    weighed[size] = {word.hash, WeightOf(word)};
    size += weighed[size].weight != 0 ? 1u : 0u;
  }
  weighed.resize(size);
  return weighed;
}

StoryVector StoryVectorBuilder::Take() && {
  auto words = WeighAll();
  if (words.size() < kLeastWords) return {};
  if (words.size() > kMaxStoryWords) {
    const auto end = words.begin() + kMaxStoryWords;
    std::ranges::nth_element(
        words, end, [](const Weighed& a, const Weighed& b) {
          return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
        });
    words.erase(end, words.end());
  }
  return Normalised(words);
}

StoryVector StoryVectorOf(const StoryText& article) {
  StoryVectorBuilder builder(article.language);
  ForEachWord(article.title,
              [&](const Word& word) { builder.AddToTitle(word); });
  ForEachWord(article.text, [&](const Word& word) { builder.AddToText(word); });
  return std::move(builder).Take();
}

}  // namespace precis::stories
