#include "indexer/simd/bit_distance.h"

#include <bit>
#include <cassert>
#include <cstddef>

// Highway compiles what follows once per CPU target by including it again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "indexer/simd/bit_distance.cc"
#include <hwy/foreach_target.h>  // Must come before highway.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
hn::Vec<D> DifferingBits(D d, const std::uint64_t* a, const std::uint64_t* b) {
  return hn::PopulationCount(hn::Xor(hn::LoadU(d, a), hn::LoadU(d, b)));
}

void Distances(const std::uint64_t* query, std::size_t words,
               const std::uint64_t* rows, std::size_t count,
               std::uint32_t* out) {
  // Not wider: rows are mostly four words, and one vector is to be one row.
  const hn::CappedTag<std::uint64_t, 4> d;
  const hn::CappedTag<std::uint64_t, 1> d1;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t row = 0; row < count; ++row, rows += words) {
    auto sum = hn::Zero(d);
    std::size_t i = 0;
    for (; i + lanes <= words; i += lanes) {
      sum = hn::Add(sum, DifferingBits(d, query + i, rows + i));
    }
    std::uint64_t bits = hn::GetLane(hn::SumOfLanes(d, sum));
    for (; i < words; ++i) {
      bits += hn::GetLane(DifferingBits(d1, query + i, rows + i));
    }
    out[row] = static_cast<std::uint32_t>(bits);
  }
}

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace precis::simd {

HWY_EXPORT(Distances);

void BitDistances(std::span<const std::uint64_t> query,
                  std::span<const std::uint64_t> rows,
                  std::span<std::uint32_t> out) {
  assert(rows.size() == query.size() * out.size());
  HWY_DYNAMIC_DISPATCH(Distances)
  (query.data(), query.size(), rows.data(), out.size(), out.data());
}

void BitDistancesScalar(std::span<const std::uint64_t> query,
                        std::span<const std::uint64_t> rows,
                        std::span<std::uint32_t> out) {
  assert(rows.size() == query.size() * out.size());
  for (std::size_t row = 0; row < out.size(); ++row) {
    int bits = 0;
    for (std::size_t i = 0; i < query.size(); ++i) {
      bits += std::popcount(query[i] ^ rows[row * query.size() + i]);
    }
    out[row] = static_cast<std::uint32_t>(bits);
  }
}

}  // namespace precis::simd
#endif  // HWY_ONCE
