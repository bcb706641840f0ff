#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/index/entry/version.h"
#include "indexer/stories/hash_index.h"
#include "indexer/stories/placement_record.h"

namespace precis::stories {

// An article that new ones are compared with.
struct KnownArticle {
  PlacementRecord record;
  Version version;
};

// The articles that new ones are compared with, by number and by id. There is a
// place for every number from the oldest to the newest, so the span of those
// is what it takes memory for.
//
// Pointers are good until the next change. Thread safety: none.
class KnownArticles {
 public:
  std::size_t size() const { return size_; }

  // Null: it is not there.
  const KnownArticle* Find(std::uint64_t number) const;
  // The newest with the id.
  const KnownArticle* FindId(std::string_view id) const;
  const KnownArticle* Oldest() const { return Find(oldest_); }

  // REQUIRES: the number is greater than every one before, and not 0.
  void Add(KnownArticle article);

  // REQUIRES: it is there.
  void Remove(std::uint64_t number);

 private:
  static constexpr std::size_t kLeastPlaces = 1024;

  KnownArticle& PlaceOf(std::uint64_t number) {
    return places_[number & (places_.size() - 1)];
  }
  const KnownArticle& PlaceOf(std::uint64_t number) const {
    return places_[number & (places_.size() - 1)];
  }
  std::optional<HashIndex::Number> LinkOf(std::string_view id) const;
  void Grow(std::uint64_t number);

  // By number, modulo the size, which is a power of two. 0: nothing is there.
  std::vector<KnownArticle> places_ = std::vector<KnownArticle>(kLeastPlaces);
  HashIndex ids_;  // The lower half of the number of each id's newest.
  std::uint64_t oldest_ = 0;
  std::uint64_t newest_ = 0;
  std::size_t size_ = 0;
};

}  // namespace precis::stories
