#include "indexer/simd/byte_classes.h"

#include <algorithm>
#include <cassert>

// Highway compiles what follows once per CPU target by including it again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "indexer/simd/byte_classes.cc"
#include <hwy/foreach_target.h>  // Must come before highway.h.
#include <hwy/highway.h>

#include "indexer/simd/byte_blocks_inl.h"

HWY_BEFORE_NAMESPACE();
namespace precis::simd::HWY_NAMESPACE {
void ClassifyVector(const std::uint8_t* in, std::size_t shift,
                    ByteClassBlock& out) {
  const Bytes d;
  const auto bytes = hn::LoadU(d, in);
  const auto upper = InRange(d, bytes, 'A', 26);
  const auto lower = InRange(d, bytes, 'a', 26);
  const auto digit = InRange(d, bytes, '0', 10);
  const auto high = hn::Gt(bytes, hn::Set(d, 0x7F));
  const auto quotes =
      hn::Or(hn::Or(Is(d, bytes, '"'), Is(d, bytes, '\'')), Is(d, bytes, '`'));
  const auto leads = hn::Or(Is(d, bytes, 0xC2), Is(d, bytes, 0xE2));
  const auto ends =
      hn::Or(hn::Or(Is(d, bytes, '.'), Is(d, bytes, '?')), Is(d, bytes, '!'));
  const auto graphic = hn::Or(InRange(d, bytes, 0x21, 0x5E), high);
  out.word |= Bits(d, hn::Or(hn::Or(upper, lower), hn::Or(digit, high)), shift);
  out.upper |= Bits(d, upper, shift);
  out.digit |= Bits(d, digit, shift);
  out.high |= Bits(d, high, shift);
  out.mark |= Bits(d, hn::Or(quotes, leads), shift);
  out.terminator |= Bits(d, ends, shift);
  out.newline |= Bits(d, Is(d, bytes, '\n'), shift);
  out.graphic |= Bits(d, graphic, shift);
}

ByteClassBlock ClassifyBlock(const std::uint8_t* in) {
  ByteClassBlock block;
  const std::size_t lanes = hn::Lanes(Bytes());
  for (std::size_t i = 0; i < kByteBlock; i += lanes) {
    ClassifyVector(in + i, i, block);
  }
  return block;
}

void Classify(const std::uint8_t* in, std::size_t size, ByteClassBlock* out) {
  DescribeBlocks(in, size, out, ClassifyBlock);
}

}  // namespace precis::simd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace precis::simd {

HWY_EXPORT(Classify);

void ClassifyBytes(std::string_view text, std::span<ByteClassBlock> out) {
  assert(out.size() == ByteClassBlockCount(text.size()));
  HWY_DYNAMIC_DISPATCH(Classify)
  (reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), out.data());
}

void ClassifyBytesScalar(std::string_view text, std::span<ByteClassBlock> out) {
  assert(out.size() == ByteClassBlockCount(text.size()));
  std::ranges::fill(out, ByteClassBlock{});
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const std::uint64_t bit = std::uint64_t{1} << i % 64;
    ByteClassBlock& block = out[i / 64];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool digit = c >= '0' && c <= '9';
    const bool high = c >= 0x80;
    if (upper || digit || high || (c >= 'a' && c <= 'z')) block.word |= bit;
    if (upper) block.upper |= bit;
    if (digit) block.digit |= bit;
    if (high) block.high |= bit;
    if (c == '"' || c == '\'' || c == '`' || c == 0xC2 || c == 0xE2) {
      block.mark |= bit;
    }
    if (c == '.' || c == '?' || c == '!') block.terminator |= bit;
    if (c == '\n') block.newline |= bit;
    if (high || (c > ' ' && c < 0x7F)) block.graphic |= bit;
  }
}

}  // namespace precis::simd
#endif  // HWY_ONCE
