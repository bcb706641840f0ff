#include "indexer/simd/dot_product.h"

#include <cassert>

// Highway compiles what follows once per CPU target by including it again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "indexer/simd/dot_product.cc"
#include <hwy/foreach_target.h>  // Must come before highway.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int32_t Dot(const std::int16_t* a, const std::int16_t* b,
                 std::size_t size) {
  const hn::ScalableTag<std::int16_t> d;
  const hn::RepartitionToWide<decltype(d)> d_sum;
  const std::size_t lanes = hn::Lanes(d);
  auto even = hn::Zero(d_sum);
  auto odd = hn::Zero(d_sum);
  std::size_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    even = hn::ReorderWidenMulAccumulate(d_sum, hn::LoadU(d, a + i),
                                         hn::LoadU(d, b + i), even, odd);
  }
  std::int32_t sum = hn::GetLane(hn::SumOfLanes(d_sum, hn::Add(even, odd)));
  for (; i < size; ++i) sum += std::int32_t{a[i]} * b[i];
  return sum;
}

// Writes to out[0, 4) the dot products of `a` and of the four rows of `size`
// from `b` on: `a` is loaded once for them, and the four sums do not wait for
// each other. REQUIRES: `size` is a multiple of the lanes.
void DotFour(const std::int16_t* a, const std::int16_t* b, std::size_t size,
             std::int32_t* out) {
  const hn::ScalableTag<std::int16_t> d;
  const hn::RepartitionToWide<decltype(d)> d_sum;
  auto even0 = hn::Zero(d_sum), even1 = even0, even2 = even0, even3 = even0;
  auto odd0 = even0, odd1 = even0, odd2 = even0, odd3 = even0;
  const auto add = [&](auto part, std::size_t at, auto even, auto& odd) {
    return hn::ReorderWidenMulAccumulate(d_sum, part, hn::LoadU(d, b + at),
                                         even, odd);
  };
  for (std::size_t i = 0; i < size; i += hn::Lanes(d)) {
    const auto part = hn::LoadU(d, a + i);
    even0 = add(part, i, even0, odd0);
    even1 = add(part, i + size, even1, odd1);
    even2 = add(part, i + 2 * size, even2, odd2);
    even3 = add(part, i + 3 * size, even3, odd3);
  }
  const auto sum = [&](auto even, auto odd) {
    return hn::GetLane(hn::SumOfLanes(d_sum, hn::Add(even, odd)));
  };
  out[0] = sum(even0, odd0);
  out[1] = sum(even1, odd1);
  out[2] = sum(even2, odd2);
  out[3] = sum(even3, odd3);
}

// The matrix is symmetric: only half of it is computed.
void Gram(const std::int16_t* rows, std::size_t count, std::size_t dimensions,
          std::int32_t* out) {
  const hn::ScalableTag<std::int16_t> d;
  const bool whole = dimensions % hn::Lanes(d) == 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int16_t* const row = rows + i * dimensions;
    std::int32_t* const products = out + i * count;
    std::size_t j = i;
    for (; whole && j + 4 <= count; j += 4) {
      DotFour(row, rows + j * dimensions, dimensions, products + j);
    }
    for (; j < count; ++j) {
      products[j] = Dot(row, rows + j * dimensions, dimensions);
    }
    for (j = i + 1; j < count; ++j) out[j * count + i] = products[j];
  }
}

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace precis::simd {

HWY_EXPORT(Dot);
HWY_EXPORT(Gram);

std::int32_t DotProduct(std::span<const std::int16_t> a,
                        std::span<const std::int16_t> b) {
  assert(a.size() == b.size());
  return HWY_DYNAMIC_DISPATCH(Dot)(a.data(), b.data(), a.size());
}

std::int32_t DotProductScalar(std::span<const std::int16_t> a,
                              std::span<const std::int16_t> b) {
  assert(a.size() == b.size());
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::int32_t{a[i]} * b[i];
  return sum;
}

void GramMatrix(std::span<const std::int16_t> rows, std::size_t count,
                std::span<std::int32_t> out) {
  assert(out.size() == count * count);
  if (count == 0) return;
  assert(rows.size() % count == 0);
  HWY_DYNAMIC_DISPATCH(Gram)
  (rows.data(), count, rows.size() / count, out.data());
}

void GramMatrixScalar(std::span<const std::int16_t> rows, std::size_t count,
                      std::span<std::int32_t> out) {
  assert(out.size() == count * count);
  if (count == 0) return;
  const std::size_t dimensions = rows.size() / count;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      out[i * count + j] =
          DotProductScalar(rows.subspan(i * dimensions, dimensions),
                           rows.subspan(j * dimensions, dimensions));
    }
  }
}

}  // namespace precis::simd
#endif  // HWY_ONCE
