#include "indexer/stories/fingerprint.h"

#include <algorithm>
#include <limits>

#include "indexer/simd/bit_distance.h"
#include "indexer/stories/words.h"

namespace precis::stories {
namespace {

constexpr std::size_t kBins = Fingerprint::kBits;
constexpr int kBinShift = 64 - 8;  // The upper bits of a hash say which bin.
static_assert(kBins == 256);

// Odd numbers without a pattern: the golden ratio's digits, and two primes of
// xxHash (Collet).
constexpr std::uint64_t kOdd1 = 0x9e3779b97f4a7c15U;
constexpr std::uint64_t kOdd2 = 0xc2b2ae3d27d4eb4fU;
constexpr std::uint64_t kOdd3 = 0x165667b19e3779f9U;

class Minima {
 public:
  Minima() { values_.fill(kNone); }

  void Add(std::uint64_t hash) {
    std::uint64_t& least = values_[hash >> kBinShift];
    least = std::min(least, hash);
  }

  std::size_t occupied() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        values_, [](std::uint64_t value) { return value != kNone; }));
  }

  // Fills every empty bin from one that was not, which one depending on the
  // number of the bin alone: so two texts agree there as often as elsewhere.
  // REQUIRES: occupied() > 0.
  void Densify() {
    const auto sparse = values_;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
      std::uint64_t step = bin * kOdd1;
      while (values_[bin] == kNone) {
        step = Mix(step + kOdd2);
        values_[bin] = sparse[step >> kBinShift];
      }
    }
  }

  std::uint64_t operator[](std::size_t bin) const { return values_[bin]; }

 private:
  static constexpr auto kNone = std::numeric_limits<std::uint64_t>::max();
  std::array<std::uint64_t, kBins> values_;
};

Minima MinimaOf(std::string_view text) {
  Minima minima;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::size_t words = 0;
  ForEachWord(text, [&](const Word& word) {
    if (++words >= 3) {
      minima.Add(Mix(first * kOdd1 + second * kOdd2 + word.hash * kOdd3));
    }
    first = second;
    second = word.hash;
  });
  return minima;
}

}  // namespace

std::optional<Fingerprint> FingerprintOf(std::string_view text) {
  Minima minima = MinimaOf(text);
  if (minima.occupied() < kLeastShingles) return std::nullopt;
  minima.Densify();
  Fingerprint fingerprint;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    // With the bin's number, so that copies of a minimum give different bits.
    const std::uint64_t bit = Mix(minima[bin] + bin * kOdd1) & 1;
    fingerprint.bits[bin / 64] |= bit << bin % 64;
  }
  for (std::size_t band = 0; band < Fingerprint::kBands; ++band) {
    fingerprint.bands[band] = static_cast<std::uint32_t>(
        Mix(minima[2 * band] * kOdd2 + minima[2 * band + 1]));
  }
  return fingerprint;
}

std::uint32_t Distance(const Fingerprint& a, const Fingerprint& b) {
  std::array<std::uint32_t, 1> distance{};
  simd::BitDistances(a.bits, b.bits, distance);
  return distance[0];
}

}  // namespace precis::stories
