#include "indexer/stories/near_duplicates.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <tuple>
#include <utility>

#include "indexer/simd/bit_distance.h"
#include "indexer/stories/words.h"

namespace precis::stories {
namespace {

constexpr std::size_t kLeastPlaces = 1024;
constexpr std::size_t kMaxWindow = std::size_t{1} << 30;

// Each band has heads of its own: a chain of several hashes is followed by the
// links of one band. Both numbers are powers of two.
std::size_t HeadsOfBand(std::size_t places) { return places / 2; }

}  // namespace

NearDuplicates::NearDuplicates(std::size_t window)
    : window_(window),
      places_(std::min(kLeastPlaces, std::bit_ceil(window + 1))),
      heads_(HeadsOfBand(places_.size()) * Fingerprint::kBands) {
  assert(window >= 1 && window <= kMaxWindow);
}

NearDuplicates::Link& NearDuplicates::HeadOf(std::size_t band,
                                             std::uint32_t hash) {
  const std::size_t size = HeadsOfBand(places_.size());
  return heads_[band * size + (Mix(hash) & (size - 1))];
}

void NearDuplicates::LinkIn(Place& place) {
  for (std::size_t band = 0; band < Fingerprint::kBands; ++band) {
    Link& head = HeadOf(band, place.fingerprint.bands[band]);
    place.older[band] = std::exchange(head, static_cast<Link>(place.number));
  }
}

// Makes room for `number`, as long as there is anything in its place that the
// window still holds.
void NearDuplicates::Grow(std::uint64_t number) {
  const auto kept = [&](const Place& place) {
    return place.number != 0 && number - place.number < window_;
  };
  std::size_t size = places_.size();
  std::uint64_t oldest = number;
  for (const Place& place : places_) {
    if (kept(place)) oldest = std::min(oldest, place.number);
  }
  while (number - oldest >= size) size *= 2;
  if (size == places_.size()) return;
  std::vector<Place> old(size);
  old.swap(places_);
  heads_.assign(HeadsOfBand(size) * Fingerprint::kBands, 0);
  std::ranges::sort(old, {}, &Place::number);
  for (const Place& place : old) {
    if (!kept(place)) continue;
    Place& moved = PlaceOf(place.number) = place;
    if (!moved.removed) LinkIn(moved);
  }
}

void NearDuplicates::Add(std::uint64_t number, const Fingerprint& fingerprint) {
  assert(number > newest_);
  const Place& before = PlaceOf(number);
  if (before.number != 0 && number - before.number < window_) Grow(number);
  Place& place = PlaceOf(number);
  place = {.number = number, .fingerprint = fingerprint};
  newest_ = number;
  LinkIn(place);
}

void NearDuplicates::Remove(std::uint64_t number) {
  Place& place = PlaceOf(number);
  if (place.number == number) place.removed = true;
}

// The place that `link` means, if it is in the window and older than `below`.
const NearDuplicates::Place* NearDuplicates::Follow(Link link,
                                                    std::uint64_t below) {
  if (link == 0) return nullptr;
  const std::uint64_t back = static_cast<Link>(below) - link;
  if (back == 0 || back >= below) return nullptr;
  const std::uint64_t number = below - back;
  if (newest_ - number >= window_) return nullptr;
  const Place& place = PlaceOf(number);
  return place.number == number ? &place : nullptr;
}

// Each step asks for what the next one reads, of all bands, so that the waits
// for memory overlap.
void NearDuplicates::Collect(const Fingerprint& fingerprint) {
  std::array<Link*, Fingerprint::kBands> heads;
  for (std::size_t band = 0; band < heads.size(); ++band) {
    heads[band] = &HeadOf(band, fingerprint.bands[band]);
    __builtin_prefetch(heads[band]);
  }
  for (std::size_t band = 0; band < heads.size(); ++band) {
    // By the lower bits, which a link has.
    const Place& place = PlaceOf(*heads[band]);
    __builtin_prefetch(&place.number);
    __builtin_prefetch(&place.fingerprint.bands[band]);
    __builtin_prefetch(&place.older[band]);
  }
  for (std::size_t band = 0; band < heads.size(); ++band) {
    Collect(band, *heads[band], fingerprint.bands[band]);
  }
}

// Follows one chain.
void NearDuplicates::Collect(std::size_t band, Link head, std::uint32_t hash) {
  const Place* place = Follow(head, newest_ + 1);
  for (std::size_t steps = 0; place != nullptr && steps < kMaxChain; ++steps) {
    if (place->fingerprint.bands[band] == hash && !place->removed) {
      candidates_.push_back(place->number);
    }
    place = Follow(place->older[band], place->number);
  }
}

std::vector<NearDuplicates::Match> NearDuplicates::Find(
    const Fingerprint& fingerprint, std::uint32_t max_distance) {
  candidates_.clear();
  Collect(fingerprint);
  std::ranges::sort(candidates_);
  candidates_.erase(std::ranges::unique(candidates_).begin(),
                    candidates_.end());
  rows_.clear();
  for (const std::uint64_t number : candidates_) {
    const auto& bits = PlaceOf(number).fingerprint.bits;
    rows_.insert(rows_.end(), bits.begin(), bits.end());
  }
  distances_.resize(candidates_.size());
  simd::BitDistances(fingerprint.bits, rows_, distances_);
  std::vector<Match> matches;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (distances_[i] > max_distance) continue;
    matches.push_back({candidates_[i], distances_[i]});
  }
  std::ranges::sort(matches, {}, [](const Match& match) {
    return std::tuple(match.distance, match.number);
  });
  return matches;
}

}  // namespace precis::stories
