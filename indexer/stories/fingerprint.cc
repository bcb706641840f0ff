#include "indexer/stories/fingerprint.h"

#include <algorithm>
#include <utility>

#include "indexer/simd/bit_distance.h"

namespace precis::stories {
namespace {

constexpr std::size_t kBins = Fingerprint::kBits;

}  // namespace

// Fills every empty bin from one that was not, which one depending on the
// number of the bin alone: so two texts agree there as often as elsewhere.
// REQUIRES: a bin is not empty.
void FingerprintBuilder::Densify() {
  const Minima sparse = minima_;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::uint64_t step = bin * kOdd1;
    while (minima_[bin] == kNone) {
      step = Mix(step + kOdd2);
      minima_[bin] = sparse[step >> kBinShift];
    }
  }
}

std::optional<Fingerprint> FingerprintBuilder::Take() && {
  const auto empty = std::ranges::count(minima_, kNone);
  if (kBins - static_cast<std::size_t>(empty) < kLeastShingles) {
    return std::nullopt;
  }
  Densify();
  Fingerprint fingerprint;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    // With the bin's number, so that copies of a minimum give different bits.
    const std::uint64_t bit = Mix(minima_[bin] + bin * kOdd1) & 1;
    fingerprint.bits[bin / 64] |= bit << bin % 64;
  }
  for (std::size_t band = 0; band < Fingerprint::kBands; ++band) {
    fingerprint.bands[band] = static_cast<std::uint32_t>(
        Mix(minima_[2 * band] * kOdd2 + minima_[2 * band + 1]));
  }
  return fingerprint;
}

std::optional<Fingerprint> FingerprintOf(std::string_view text) {
  FingerprintBuilder builder;
  ForEachWord(text, [&](const Word& word) { builder.Add(word); });
  return std::move(builder).Take();
}

std::uint32_t Distance(const Fingerprint& a, const Fingerprint& b) {
  std::array<std::uint32_t, 1> distance{};
  simd::BitDistances(a.bits, b.bits, distance);
  return distance[0];
}

}  // namespace precis::stories
