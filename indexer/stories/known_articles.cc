#include "indexer/stories/known_articles.h"

#include <cassert>
#include <utility>

#include "indexer/base/hash.h"

namespace precis::stories {

const KnownArticle* KnownArticles::Find(std::uint64_t number) const {
  const KnownArticle& place = PlaceOf(number);
  return number != 0 && place.record.number == number ? &place : nullptr;
}

std::optional<HashIndex::Number> KnownArticles::LinkOf(
    std::string_view id) const {
  return ids_.Find(Fnv1a64(id), [&](HashIndex::Number link) {
    return PlaceOf(link).record.id == id;
  });
}

const KnownArticle* KnownArticles::FindId(std::string_view id) const {
  const auto link = LinkOf(id);
  return link ? &PlaceOf(*link) : nullptr;
}

void KnownArticles::Add(KnownArticle article) {
  const std::uint64_t number = article.record.number;
  assert(number > newest_);
  if (size_ == 0) oldest_ = number;
  if (number - oldest_ >= places_.size()) Grow(number);
  const std::uint64_t hash = Fnv1a64(article.record.id);
  if (const auto before = LinkOf(article.record.id)) ids_.Erase(hash, *before);
  ids_.Insert(hash, static_cast<HashIndex::Number>(number));
  PlaceOf(number) = std::move(article);
  newest_ = number;
  ++size_;
}

void KnownArticles::Remove(std::uint64_t number) {
  KnownArticle& place = PlaceOf(number);
  assert(place.record.number == number);
  const auto link = static_cast<HashIndex::Number>(number);
  // Another one may have come with its id.
  if (LinkOf(place.record.id) == link) {
    ids_.Erase(Fnv1a64(place.record.id), link);
  }
  place = {};
  --size_;
  while (oldest_ < newest_ && PlaceOf(oldest_).record.number == 0) ++oldest_;
}

// Makes room for `number`.
void KnownArticles::Grow(std::uint64_t number) {
  std::size_t size = places_.size();
  while (number - oldest_ >= size) size *= 2;
  std::vector<KnownArticle> old(size);
  old.swap(places_);
  for (KnownArticle& article : old) {
    if (article.record.number == 0) continue;
    PlaceOf(article.record.number) = std::move(article);
  }
}

}  // namespace precis::stories
