#include "indexer/stories/story_clusters.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>

namespace precis::stories {
namespace {

std::int64_t SquareOf(const StoryVector& vector) {
  std::int64_t square = 0;
  for (const WordWeight& word : vector) {
    square += std::int64_t{word.weight} * word.weight;
  }
  return square;
}

}  // namespace

std::uint32_t StoryClusters::PlaceOf(StoryKey story) {
  const auto next = static_cast<std::uint32_t>(free_.empty() ? stories_.size()
                                                             : free_.back());
  const auto [found, is_new] = index_.try_emplace(story, next);
  if (!is_new) return found->second;
  if (free_.empty()) {
    stories_.emplace_back();
    norms_.push_back(0);
    dots_.push_back(0);
  } else {
    free_.pop_back();
  }
  stories_[next].key = story;
  return next;
}

// Adds the word's weight to the story's sum, or takes it away.
void StoryClusters::AddWord(std::uint32_t story, const WordWeight& word,
                            int sign) {
  Parts& parts = words_[word.word];
  auto part = std::ranges::lower_bound(parts, story, {}, &Part::story);
  if (part == parts.end() || part->story != story) {
    part = parts.insert(part, {story, 0});
  }
  const std::int64_t before = part->sum;
  part->sum += sign * word.weight;
  const std::int64_t after = part->sum;
  stories_[story].square += after * after - before * before;
  if (after != 0) return;
  parts.erase(part);
  if (parts.empty()) words_.erase(word.word);
}

void StoryClusters::Join(StoryKey story, const StoryMember& article) {
  assert(story != 0);
  const std::uint32_t place = PlaceOf(story);
  for (const WordWeight& word : article.vector) AddWord(place, word, 1);
  Measure(place);
  stories_[place].times.insert(article.time);
}

void StoryClusters::Leave(StoryKey story, const StoryMember& article) {
  const auto found = index_.find(story);
  assert(found != index_.end());
  const std::uint32_t place = found->second;
  for (const WordWeight& word : article.vector) AddWord(place, word, -1);
  Measure(place);
  Story& left = stories_[place];
  const auto time = left.times.find(article.time);
  assert(time != left.times.end());
  left.times.erase(time);
  if (!left.times.empty()) return;
  left = {};
  index_.erase(found);
  free_.push_back(place);
}

void StoryClusters::Measure(std::uint32_t story) {
  norms_[story] = std::sqrt(static_cast<double>(stories_[story].square));
}

// At most 1.
double StoryClusters::NearnessInTime(const Story& story, UnixMs time) {
  const UnixMs before = *story.times.begin() - time;
  const UnixMs after = time - *story.times.rbegin();
  const auto apart = static_cast<double>(std::max({UnixMs{0}, before, after}));
  return std::exp2(-apart / static_cast<double>(kHalfLife));
}

std::optional<StoryClusters::Nearest> StoryClusters::Find(
    const StoryMember& article) {
  // Without a branch on whether a story was met before, which cannot be
  // guessed.
  touched_.resize(stories_.size() + 1);
  std::size_t touched = 0;
  for (const WordWeight& word : article.vector) {
    const auto found = words_.find(word.word);
    if (found == words_.end() || found->second.size() > kMaxStoriesOfWord) {
      continue;
    }
    for (const Part& part : found->second) {
      std::int64_t& dot = dots_[part.story];
      touched_[touched] = part.story;
      touched += dot == 0 ? 1 : 0;
      dot += std::int64_t{part.sum} * word.weight;
    }
  }
  const double norm = std::sqrt(static_cast<double>(SquareOf(article.vector)));
  Nearest nearest;
  // Thousands share a word with the article, and hardly any is near it: most
  // are passed by their cosine, before anything of the story is read.
  for (const std::uint32_t place : std::span(touched_).first(touched)) {
    const double least = std::max(kLeastSimilarity, nearest.similarity);
    const double cosine =
        static_cast<double>(dots_[place]) / (norms_[place] * norm);
    dots_[place] = 0;
    if (cosine < least) continue;
    const Story& story = stories_[place];
    const double similarity = cosine * NearnessInTime(story, article.time);
    if (similarity < least) continue;
    if (similarity == nearest.similarity && nearest.story < story.key) continue;
    nearest = {story.key, similarity};
  }
  if (nearest.story == 0) return std::nullopt;
  return nearest;
}

}  // namespace precis::stories
