#include "indexer/stories/story_postings.h"

#include <algorithm>

namespace precis::stories {

// The first part that is not of an older story: mostly that is the end, since
// stories begin there, or the first of all, since the oldest end.
std::size_t StoryPostings::PositionOf(StorySlot story,
                                      const SlidingVector<Part>& parts) {
  if (parts.empty() || !IsBefore(parts.front().story, story)) return 0;
  if (IsBefore(parts.back().story, story)) return parts.size();
  const auto span = parts.span();
  const auto found =
      std::ranges::lower_bound(span, story, IsBefore, &Part::story);
  return static_cast<std::size_t>(found - span.begin());
}

std::optional<StoryPostings::Number> StoryPostings::NumberOf(
    std::uint32_t word) const {
  return index_.Find(
      word, [&](Number number) { return words_[number].word == word; });
}

StoryPostings::Number StoryPostings::NewWord(std::uint32_t word) {
  auto number = static_cast<Number>(words_.size());
  if (free_.empty()) {
    words_.emplace_back();
  } else {
    number = free_.back();
    free_.pop_back();
  }
  words_[number].word = word;
  index_.Insert(word, number);
  return number;
}

void StoryPostings::EndWord(Number number) {
  index_.Erase(words_[number].word, number);
  words_[number] = {};
  free_.push_back(number);
}

// Each step asks for what the next one reads, of all words, so that the waits
// for memory overlap.
std::span<const StoryPostings::List> StoryPostings::Find(
    std::span<const WordWeight> words) {
  for (const WordWeight& word : words) index_.Prefetch(word.word);
  lists_.clear();
  for (const WordWeight& word : words) {
    const auto number = NumberOf(word.word);
    if (!number) continue;
    const auto parts = words_[*number].parts.span();
    __builtin_prefetch(&parts.back());
    lists_.push_back({parts, word.weight});
  }
  return lists_;
}

void StoryPostings::Add(std::uint32_t word, StorySlot story,
                        std::int32_t weight) {
  const auto known = NumberOf(word);
  const Number number = known ? *known : NewWord(word);
  SlidingVector<Part>& parts = words_[number].parts;
  const std::size_t at = PositionOf(story, parts);
  if (at == parts.size() || parts[at].story != story) {
    parts.Insert(at, {story, weight});
    return;
  }
  parts[at].sum += weight;
  if (parts[at].sum == 0) parts.Erase(at);
  if (parts.empty()) EndWord(number);
}

}  // namespace precis::stories
