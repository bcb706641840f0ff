#include "indexer/stories/story_vector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "indexer/analyse/text/word_classes.h"

namespace precis::stories {
namespace {

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

}  // namespace

StoryVectorBuilder::StoryVectorBuilder(std::string_view language)
    : english_(language == "en" || language == "und") {}

void StoryVectorBuilder::Add(const Word& word, bool title) {
  if (!english_ && word.bytes < kLeastForeignBytes) return;
  std::uint32_t& place = places_[word.hash];
  if (place == 0) {
    words_.push_back({.hash = word.hash});
    place = static_cast<std::uint32_t>(words_.size());
  }
  Counted& counted = words_[place - 1];
  ++counted.times;
  counted.capitals += word.capital ? 1 : 0;
  counted.in_title |= title;
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

StoryVector StoryVectorBuilder::Normalised(const std::vector<Counted>& words) {
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

StoryVector StoryVectorBuilder::Take() && {
  for (Counted& counted : words_) counted.weight = WeightOf(counted);
  std::erase_if(words_, [](const Counted& word) { return word.weight == 0; });
  if (words_.size() < kLeastWords) return {};
  if (words_.size() > kMaxStoryWords) {
    const auto end = words_.begin() + kMaxStoryWords;
    std::ranges::nth_element(
        words_, end, [](const Counted& a, const Counted& b) {
          return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
        });
    words_.erase(end, words_.end());
  }
  return Normalised(words_);
}

StoryVector StoryVectorOf(const StoryText& article) {
  StoryVectorBuilder builder(article.language);
  ForEachWord(article.title,
              [&](const Word& word) { builder.AddToTitle(word); });
  ForEachWord(article.text, [&](const Word& word) { builder.AddToText(word); });
  return std::move(builder).Take();
}

}  // namespace precis::stories
