#include "indexer/stories/story_clusters.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace precis::stories {
namespace {

// What is further apart is not near: 2^(-96/72) is below kLeastSimilarity.
constexpr UnixMs kReach = UnixMs{96} * 3600 * 1000;

// A story that goes on moves up to the newest ones if so many are between: else
// one old story that is still written about would keep all beside it in reach.
constexpr StorySlot kSlotsUntilMoved = 1024;

std::int64_t SquareOf(const StoryVector& vector) {
  std::int64_t square = 0;
  for (const WordWeight& word : vector) {
    square += std::int64_t{word.weight} * word.weight;
  }
  return square;
}

}  // namespace

std::optional<StorySlot> StoryClusters::SlotOf(StoryKey story) const {
  return index_.Find(story, [&](StorySlot slot) {
    return stories_[PlaceOf(slot)].key == story;
  });
}

StorySlot StoryClusters::NewSlot() {
  // What is between them has no period in common with another round.
  if (next_ - oldest_ / kSlotsOfPeriod * kSlotsOfPeriod >= stories_.size()) {
    Grow();
  }
  if (next_ % kSlotsOfPeriod == 0) PeriodOf(next_) = {};
  return next_++;
}

void StoryClusters::Grow() {
  const std::size_t size = 2 * stories_.size();
  std::vector<Story> stories(size);
  std::vector<double> norms(size);
  std::vector<Period> periods(size / kSlotsOfPeriod);
  for (StorySlot slot = oldest_; slot != next_; ++slot) {
    const std::size_t place = slot & (size - 1);
    stories[place] = std::move(StoryOf(slot));
    norms[place] = norms_[PlaceOf(slot)];
    periods[place / kSlotsOfPeriod] = PeriodOf(slot);
  }
  stories_ = std::move(stories);
  norms_ = std::move(norms);
  periods_ = std::move(periods);
  dots_.resize(size);
}

// Gives the story a new slot.
StorySlot StoryClusters::MoveUp(StorySlot slot) {
  const StorySlot moved = NewSlot();
  Story& story = StoryOf(moved) = std::exchange(StoryOf(slot), {});
  norms_[PlaceOf(moved)] = norms_[PlaceOf(slot)];
  PeriodOf(moved).Include(story.times.front());
  PeriodOf(moved).Include(story.times.back());
  index_.Erase(story.key, slot);
  index_.Insert(story.key, moved);
  for (const WordSum& word : story.words) {
    postings_.Add(word.word, moved, word.sum);
    postings_.Add(word.word, slot, -word.sum);
  }
  SkipFree();
  return moved;
}

void StoryClusters::SkipFree() {
  while (oldest_ != next_ && StoryOf(oldest_).key == 0) ++oldest_;
}

// Adds the words' weights to the story's sum, or takes them away.
void StoryClusters::AddWords(StorySlot slot, const StoryVector& vector,
                             int sign) {
  postings_.Prefetch(vector);
  Story& story = StoryOf(slot);
  for (const WordWeight& word : vector) {
    const int weight = sign * word.weight;
    postings_.Add(word.word, slot, weight);
    auto sum =
        std::ranges::lower_bound(story.words, word.word, {}, &WordSum::word);
    if (sum == story.words.end() || sum->word != word.word) {
      sum = story.words.insert(sum, {word.word, 0});
    }
    const std::int64_t before = sum->sum;
    const std::int64_t after = before + weight;
    story.square += after * after - before * before;
    sum->sum = static_cast<std::int32_t>(after);
    if (after == 0) story.words.erase(sum);
  }
  norms_[PlaceOf(slot)] = std::sqrt(static_cast<double>(story.square));
}

void StoryClusters::Join(StoryKey key, const StoryMember& article) {
  assert(key != 0);
  const auto known = SlotOf(key);
  StorySlot slot = known ? *known : NewSlot();
  if (!known) {
    index_.Insert(key, slot);
    StoryOf(slot).key = key;
    StoryOf(slot).words.reserve(article.vector.size());
  } else if (next_ - slot > kSlotsUntilMoved) {
    slot = MoveUp(slot);
  }
  AddWords(slot, article.vector, 1);
  auto& times = StoryOf(slot).times;
  const auto later = std::ranges::upper_bound(times.span(), article.time);
  times.Insert(static_cast<std::size_t>(later - times.span().begin()),
               article.time);
  PeriodOf(slot).Include(article.time);
}

void StoryClusters::Leave(StoryKey key, const StoryMember& article) {
  const auto slot = SlotOf(key);
  assert(slot);
  AddWords(*slot, article.vector, -1);
  Story& story = StoryOf(*slot);
  const auto times = story.times.span();
  const auto time = std::ranges::lower_bound(times, article.time);
  assert(time != times.end() && *time == article.time);
  story.times.Erase(static_cast<std::size_t>(time - times.begin()));
  if (!story.times.empty()) return;
  index_.Erase(key, *slot);
  story = {};
  SkipFree();
}

// At most 1.
double StoryClusters::NearnessInTime(const Story& story, UnixMs time) {
  const UnixMs before = story.times.front() - time;
  const UnixMs after = time - story.times.back();
  const auto apart = static_cast<double>(std::max({UnixMs{0}, before, after}));
  return std::exp2(-apart / static_cast<double>(kHalfLife));
}

// The oldest slot whose story may be near in time.
StorySlot StoryClusters::FirstReachable(UnixMs time) const {
  StorySlot slot = oldest_;
  while (IsBefore(slot, next_)) {
    const Period& period = periods_[PlaceOf(slot) / kSlotsOfPeriod];
    if (time - kReach <= period.last && period.first - kReach <= time) break;
    slot = (slot / kSlotsOfPeriod + 1) * kSlotsOfPeriod;
  }
  return slot;
}

// Multiplies the article's vector with the stories' sums: gives the places of
// those with which it has a word in common, in dots_ the product.
std::span<const std::uint32_t> StoryClusters::Multiply(
    const StoryMember& article) {
  const StorySlot first = FirstReachable(article.time);
  // Without a branch on whether a story was met before, which cannot be
  // guessed.
  touched_.resize(index_.size() + 1);
  std::size_t touched = 0;
  for (const auto& [parts, weight] : postings_.Find(article.vector)) {
    if (parts.size() > kMaxStoriesOfWord) continue;
    for (std::size_t i = parts.size();
         i > 0 && !IsBefore(parts[i - 1].story, first); --i) {
      const std::size_t place = PlaceOf(parts[i - 1].story);
      std::int64_t& dot = dots_[place];
      touched_[touched] = static_cast<std::uint32_t>(place);
      touched += dot == 0 ? 1 : 0;
      dot += std::int64_t{parts[i - 1].sum} * weight;
    }
  }
  return std::span(touched_).first(touched);
}

std::optional<StoryClusters::Nearest> StoryClusters::Find(
    const StoryMember& article) {
  const double norm = std::sqrt(static_cast<double>(SquareOf(article.vector)));
  // Hundreds share a word with the article, and hardly any is near it: most are
  // passed without a division, before anything of the story is read. A little
  // less than the limit, since this rounds otherwise than what decides.
  const double far = 0.999 * kLeastSimilarity * norm;
  Nearest nearest;
  for (const std::uint32_t place : Multiply(article)) {
    const auto dot = static_cast<double>(std::exchange(dots_[place], 0));
    if (dot < far * norms_[place]) continue;
    const double least = std::max(kLeastSimilarity, nearest.similarity);
    const double cosine = dot / (norms_[place] * norm);
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
