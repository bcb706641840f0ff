#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/base/mutex.h"
#include "indexer/base/result.h"
#include "indexer/base/timestamp.h"
#include "indexer/index/entry/entry.h"
#include "indexer/index/store/index_store.h"
#include "indexer/stories/known_articles.h"
#include "indexer/stories/near_duplicates.h"
#include "indexer/stories/placement_record.h"
#include "indexer/stories/story_clusters.h"

namespace precis {

// Which articles a new one is compared with: both limits hold.
struct StoryLimits {
  std::size_t max_articles = 100'000;  // The last so many. 1 to 2^30.
  UnixMs max_age = UnixMs{14} * 24 * 3600 * 1000;  // Between two articles.
};

struct StoryStatistics {
  std::size_t articles = 0;      // That a new one is compared with.
  std::size_t stories = 0;       // That those belong to.
  std::uint64_t placed = 0;      // Since the start.
  std::uint64_t duplicates = 0;  // Of those.
};

// Tells of each article which earlier one it repeats and to which story it
// belongs: the step after Analyse that is no pure function, since the answer
// depends on what came before.
//
// What it knows is a function of the records of live entries (Placement::
// record): they are published with their entry in one step, so after a crash it
// knows exactly of the articles that are in the index, and those that were on
// their way are delivered and placed again. No other state is kept.
//
// An article is told by its id: delivered again, it gets the answer it had, and
// never repeats itself, even if a copy of it was published and it was not. A
// newer version is placed anew.
//
// Takes about a kilobyte of memory an article.
//
// Thread safety: any number of threads; the mutex is held for the look-up only,
// some microseconds.
class StoryBook {
 public:
  // REQUIRES: max_articles is from 1 to 2^30, max_age is positive.
  explicit StoryBook(StoryLimits limits = {});

  // Knows what `manifest`'s entries say. Reads some 300 bytes of every entry,
  // however old. kUnavailable, kCorrupt: from reading.
  static Result<std::unique_ptr<StoryBook>> Open(
      const std::filesystem::path& index, const Manifest& manifest,
      StoryLimits limits = {});

  // Sets entry.placement. `now` counts for articles without a date, or with one
  // to come. REQUIRES: !entry.article.deleted.
  void Place(Entry& entry, UnixMs now);

  // Forgets versions that nobody sees (Publication::gone).
  void Forget(const std::vector<GoneEntry>& gone);

  StoryStatistics Statistics() const;

 private:
  void Restore(std::vector<stories::KnownArticle> articles);
  void PlaceAmongOthers(stories::PlacementRecord& record,
                        stories::KnownArticle& known);
  void Decide(stories::PlacementRecord& record) PRECIS_REQUIRES(mutex_);
  std::string OriginalOf(const stories::PlacementRecord& record,
                         stories::StoryKey& story) PRECIS_REQUIRES(mutex_);
  stories::StoryKey NewStory(const std::string& id) PRECIS_REQUIRES(mutex_);
  void Add(stories::KnownArticle article) PRECIS_REQUIRES(mutex_);
  void Remove(const stories::PlacementRecord& record) PRECIS_REQUIRES(mutex_);
  void RemoveOld() PRECIS_REQUIRES(mutex_);

  const StoryLimits limits_;

  mutable Mutex mutex_;
  stories::NearDuplicates duplicates_ PRECIS_GUARDED_BY(mutex_);
  stories::StoryClusters stories_ PRECIS_GUARDED_BY(mutex_);
  stories::KnownArticles articles_ PRECIS_GUARDED_BY(mutex_);
  std::uint64_t newest_ PRECIS_GUARDED_BY(mutex_) = 0;
  UnixMs newest_time_ PRECIS_GUARDED_BY(mutex_) = 0;
  std::uint64_t placed_ PRECIS_GUARDED_BY(mutex_) = 0;
  std::uint64_t found_duplicates_ PRECIS_GUARDED_BY(mutex_) = 0;
};

}  // namespace precis
