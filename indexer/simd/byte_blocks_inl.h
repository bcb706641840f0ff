// Blocks of 64 bytes as bitmaps, for kernels that say something of each byte.
// Like what includes it, this is compiled once per CPU target: the guard lets
// it in again after each switch. To be included after highway.h.
#if defined(PRECIS_SIMD_BYTE_BLOCKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PRECIS_SIMD_BYTE_BLOCKS_INL
#undef PRECIS_SIMD_BYTE_BLOCKS_INL
#else
#define PRECIS_SIMD_BYTE_BLOCKS_INL
#endif

#include <hwy/highway.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

inline constexpr std::size_t kByteBlock = 64;

// At most 64 lanes, so that a block is a whole number of vectors.
using Bytes = hn::CappedTag<std::uint8_t, kByteBlock>;

// Those of a vector that begins `shift` bytes into its block. StoreMaskBits
// writes whole bytes and may write fewer than eight bits of use: through a word
// of its own, the bitmap stays right with a single lane.
template <class Mask>
std::uint64_t Bits(Bytes d, Mask mask, std::size_t shift) {
  std::uint64_t bits = 0;
  hn::StoreMaskBits(d, mask, reinterpret_cast<std::uint8_t*>(&bits));
  static_assert(std::endian::native == std::endian::little);
  return bits << shift;
}

// One compare covers both ends: below `first` wraps round to a large number.
template <class V>
auto InRange(Bytes d, V bytes, int first, int count) {
  return hn::Lt(hn::Sub(bytes, hn::Set(d, static_cast<std::uint8_t>(first))),
                hn::Set(d, static_cast<std::uint8_t>(count)));
}

template <class V>
auto Is(Bytes d, V bytes, int value) {
  return hn::Eq(bytes, hn::Set(d, static_cast<std::uint8_t>(value)));
}

// Sets each of `out` to what `describe` says of 64 bytes. The last block is
// filled up with NULs, so NUL must mean nothing.
template <class Block, class Describe>
HWY_INLINE void DescribeBlocks(const std::uint8_t* in, std::size_t size,
                               Block* out, Describe describe) {
  std::size_t i = 0;
  for (; i + kByteBlock <= size; i += kByteBlock) *out++ = describe(in + i);
  if (i == size) return;
  std::uint8_t padded[kByteBlock] = {};
  std::memcpy(padded, in + i, size - i);
  *out = describe(padded);
}

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
