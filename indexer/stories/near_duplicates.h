#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/stories/fingerprint.h"

namespace precis::stories {

// Texts whose fingerprints differ in at most so many bits are near duplicates.
// Unrelated ones differ in 128 ± 8: so few happen by chance in one of 10^7
// pairs. An article with a new lead and without its last two fifths differs in
// 60 ± 9 (bench/stories/duplicates.cc).
inline constexpr std::uint32_t kMaxDuplicateDistance = 86;

// The fingerprints of the last articles that came, and which of them are near
// to another one.
//
// Candidates share a band: a look-up reads Fingerprint::kBands chains and
// compares what it finds, however many are kept. (A scan of all would read
// 32 bytes of each: some milliseconds for a million.) Chains lead from the
// newest to the oldest, and end where the window does, so nothing has to be
// taken out when it gets too old. About 340 bytes a place; there are up to
// twice as many places as are kept.
//
// Thread safety: none.
class NearDuplicates {
 public:
  struct Match {
    std::uint64_t number = 0;
    std::uint32_t distance = 0;
  };

  // Remembers numbers within `window` of the newest. REQUIRES: 1 to 2^30.
  explicit NearDuplicates(std::size_t window);

  // REQUIRES: `number` is greater than every one before, and not 0.
  void Add(std::uint64_t number, const Fingerprint& fingerprint);

  // `number` is not found any more. One that is not there is no error.
  void Remove(std::uint64_t number);

  // Those at most `max_distance` away, the nearest first, of equally near ones
  // the oldest. One text finds another with probability 1 − (1 − J²)^kBands,
  // 0.99 where their Jaccard coefficient J is 0.4, provided that not more than
  // kMaxChain others have been like it since.
  std::vector<Match> Find(const Fingerprint& fingerprint,
                          std::uint32_t max_distance = kMaxDuplicateDistance);

  // How far one chain is followed: what thousands of texts have in common, such
  // as a publisher's notice, tells nothing.
  static constexpr std::size_t kMaxChain = 64;

 private:
  // Numbers in chains are cut to 32 bits; 0: the chain ends. One that is out of
  // date may be taken for another, which its band then tells apart.
  using Link = std::uint32_t;

  struct Place {
    std::uint64_t number = 0;  // 0: nothing.
    Fingerprint fingerprint;
    std::array<Link, Fingerprint::kBands> older{};
    bool removed = false;
  };

  Place& PlaceOf(std::uint64_t number) {
    return places_[number & (places_.size() - 1)];
  }
  Link& HeadOf(std::size_t band, std::uint32_t hash);
  void LinkIn(Place& place);
  void Grow(std::uint64_t number);
  const Place* Follow(Link link, std::uint64_t below);
  void Collect(const Fingerprint& fingerprint);
  void Collect(std::size_t band, Link head, std::uint32_t hash);

  const std::size_t window_;
  std::uint64_t newest_ = 0;
  std::vector<Place> places_;  // A power of two; by number, modulo the size.
  std::vector<Link> heads_;    // The newest number of each hash; by band.

  // Kept from one look-up to the next.
  std::vector<std::uint64_t> candidates_;
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> distances_;
};

}  // namespace precis::stories
