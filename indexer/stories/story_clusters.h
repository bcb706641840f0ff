#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "indexer/base/timestamp.h"
#include "indexer/stories/hash_index.h"
#include "indexer/stories/sliding_vector.h"
#include "indexer/stories/story_postings.h"
#include "indexer/stories/story_vector.h"

namespace precis::stories {

// What a story is known by, for ever. Never 0.
using StoryKey = std::uint64_t;

// An article as a story sees it.
struct StoryMember {
  const StoryVector& vector;
  UnixMs time = 0;
};

// Stories: articles about the same event. A story is the sum of its articles'
// vectors; the cosine with it, halved for every kHalfLife between an article
// and the story's nearest end, says how near an article is.
//
// Sums are of integers and forget nothing, so the answers depend on who is a
// member and not on how it came about: after a restart they are the same.
//
// An article reaches only stories of a few days around it, while some weeks of
// them are kept: stories stand in the order in which they went on, and a
// look-up begins at the first that is near enough in time.
//
// Thread safety: none.
class StoryClusters {
 public:
  static constexpr UnixMs kHalfLife = UnixMs{72} * 3600 * 1000;
  // So near an article belongs to a story.
  static constexpr double kLeastSimilarity = 0.40;
  // A word that more stories have tells nothing, and would cost much.
  static constexpr std::size_t kMaxStoriesOfWord = 2048;

  struct Nearest {
    StoryKey story = 0;
    double similarity = 0;
  };

  // `first` is the first slot: any is as good as another.
  explicit StoryClusters(StorySlot first = 0) : oldest_(first), next_(first) {}

  // The story that is nearest to the article, of equally near ones the one with
  // the least key; nullopt: none has kLeastSimilarity.
  std::optional<Nearest> Find(const StoryMember& article);

  // Makes the article a member; a story that is not there begins with it.
  void Join(StoryKey story, const StoryMember& article);

  // Undoes a Join with equal arguments. A story ends with its last member.
  void Leave(StoryKey story, const StoryMember& article);

  bool Contains(StoryKey story) const { return SlotOf(story).has_value(); }
  std::size_t size() const { return index_.size(); }

 private:
  struct WordSum {
    std::uint32_t word = 0;
    std::int32_t sum = 0;
  };
  struct Story {
    StoryKey key = 0;             // 0: the slot is free.
    std::int64_t square = 0;      // Of the sum's Euclidean norm.
    SlidingVector<UnixMs> times;  // Of its members, ascending.
    std::vector<WordSum> words;   // By word; no sum is 0.
  };
  // No article of the stories of some slots is outside of it.
  struct Period {
    UnixMs first = std::numeric_limits<UnixMs>::max();
    UnixMs last = std::numeric_limits<UnixMs>::min();

    void Include(UnixMs time) {
      first = std::min(first, time);
      last = std::max(last, time);
    }
  };

  Story& StoryOf(StorySlot slot) { return stories_[PlaceOf(slot)]; }
  std::size_t PlaceOf(StorySlot slot) const {
    return slot & (stories_.size() - 1);
  }
  Period& PeriodOf(StorySlot slot) {
    return periods_[PlaceOf(slot) / kSlotsOfPeriod];
  }
  std::optional<StorySlot> SlotOf(StoryKey story) const;

  StorySlot NewSlot();
  void Grow();
  StorySlot MoveUp(StorySlot slot);
  void SkipFree();
  void AddWords(StorySlot slot, const StoryVector& vector, int sign);
  StorySlot FirstReachable(UnixMs time) const;
  std::span<const std::uint32_t> Multiply(const StoryMember& article);
  static double NearnessInTime(const Story& story, UnixMs time);

  // From one period to the next.
  static constexpr StorySlot kSlotsOfPeriod = 64;
  static constexpr std::size_t kLeastPlaces = 1024;

  StorySlot oldest_;  // No story is before it,
  StorySlot next_;    // nor here or behind.
  // By slot, modulo the size, which is a power of two.
  std::vector<Story> stories_ = std::vector<Story>(kLeastPlaces);
  std::vector<double> norms_ = std::vector<double>(kLeastPlaces);  // Of sums.
  std::vector<Period> periods_ =
      std::vector<Period>(kLeastPlaces / kSlotsOfPeriod);
  HashIndex index_;  // Slots by key.
  StoryPostings postings_;

  // Kept from one look-up to the next.
  std::vector<std::int64_t> dots_ =
      std::vector<std::int64_t>(kLeastPlaces);  // 0 between look-ups.
  std::vector<std::uint32_t> touched_;
};

}  // namespace precis::stories
