#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "indexer/base/timestamp.h"
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
// Sums are of integers and forget nothing, so the state depends on who is a
// member and not on how it came about: after a restart it is the same.
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

  // The story that is nearest to the article, of equally near ones the one with
  // the least key; nullopt: none has kLeastSimilarity.
  std::optional<Nearest> Find(const StoryMember& article);

  // Makes the article a member; a story that is not there begins with it.
  void Join(StoryKey story, const StoryMember& article);

  // Undoes a Join with equal arguments. A story ends with its last member.
  void Leave(StoryKey story, const StoryMember& article);

  bool Contains(StoryKey story) const { return index_.contains(story); }
  std::size_t size() const { return index_.size(); }

 private:
  struct Story {
    StoryKey key = 0;
    std::int64_t square = 0;  // Of the sum's Euclidean norm.
    std::multiset<UnixMs> times;
  };
  struct Part {
    std::uint32_t story = 0;  // In stories_.
    std::int32_t sum = 0;     // Of the word's weights in its articles.
  };
  using Parts = std::vector<Part>;  // By story, ascending.

  std::uint32_t PlaceOf(StoryKey story);
  void AddWord(std::uint32_t story, const WordWeight& word, int sign);
  void Measure(std::uint32_t story);
  static double NearnessInTime(const Story& story, UnixMs time);

  std::vector<Story> stories_;
  std::vector<std::uint32_t> free_;  // Places in stories_ of those that ended.
  std::unordered_map<StoryKey, std::uint32_t> index_;
  std::unordered_map<std::uint32_t, Parts> words_;

  std::vector<double> norms_;  // Of the stories' sums, by place.

  // Kept from one look-up to the next.
  std::vector<std::int64_t> dots_;  // By place, 0 between look-ups.
  std::vector<std::uint32_t> touched_;
};

}  // namespace precis::stories
