#include "indexer/simd/word_bytes.h"

#include <algorithm>
#include <cassert>

// Highway compiles what follows once per CPU target by including it again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "indexer/simd/word_bytes.cc"
#include <hwy/foreach_target.h>  // Must come before highway.h.
#include <hwy/highway.h>

#include "indexer/simd/byte_blocks_inl.h"

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
HWY_INLINE WordByteBlock FindInBlock(const std::uint8_t* in) {
  const Bytes d;
  WordByteBlock block;
  for (std::size_t i = 0; i < kByteBlock; i += hn::Lanes(d)) {
    const auto bytes = hn::LoadU(d, in + i);
    // With this bit capitals are small letters, and nothing else becomes one.
    const auto letter = InRange(d, hn::Or(bytes, hn::Set(d, 0x20)), 'a', 26);
    const auto digit = InRange(d, bytes, '0', 10);
    block.plain |= Bits(d, hn::Or(letter, digit), i);
    block.high |= Bits(d, hn::Gt(bytes, hn::Set(d, 0x7F)), i);
    block.underscore |= Bits(d, Is(d, bytes, '_'), i);
  }
  return block;
}

void Find(const std::uint8_t* in, std::size_t size, WordByteBlock* out) {
  DescribeBlocks(in, size, out, FindInBlock);
}

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace precis::simd {

HWY_EXPORT(Find);

void FindWordBytes(std::string_view text, std::span<WordByteBlock> out) {
  assert(out.size() == WordByteBlockCount(text.size()));
  HWY_DYNAMIC_DISPATCH(Find)
  (reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), out.data());
}

void FindWordBytesScalar(std::string_view text, std::span<WordByteBlock> out) {
  assert(out.size() == WordByteBlockCount(text.size()));
  std::ranges::fill(out, WordByteBlock{});
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const std::uint64_t bit = std::uint64_t{1} << i % 64;
    WordByteBlock& block = out[i / 64];
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        (c >= '0' && c <= '9')) {
      block.plain |= bit;
    }
    if (c >= 0x80) block.high |= bit;
    if (c == '_') block.underscore |= bit;
  }
}

}  // namespace precis::simd
#endif  // HWY_ONCE
