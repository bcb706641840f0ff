#include "indexer/glass/position_coding.h"

#include <bit>
#include <cassert>

#include "indexer/glass/pack.h"

namespace precis::glass {
namespace {

// A stream of bits, the lowest of each byte first.
class BitWriter {
 public:
  explicit BitWriter(char* out) : out_(out) {}

  // Writes `value`, which is below `bound`. Where bound is no power of two,
  // the values in the middle take one bit less.
  void Put(std::uint32_t value, std::uint32_t bound) {
    auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
    std::uint64_t code = value;
    if (spare > 0) {
      const std::uint64_t middle = (bound - spare) / 2;
      if (value >= middle + spare) {
        code = (value - (middle + spare)) | std::uint64_t{1} << (bits - 1);
      } else if (value >= middle) {
        --bits;
      }
    }
    pending_ |= code << pending_bits_;
    pending_bits_ += bits;
    for (; pending_bits_ >= 8; pending_bits_ -= 8, pending_ >>= 8) {
      *out_++ = static_cast<char>(pending_);
    }
  }

  char* Finish() {
    if (pending_bits_ > 0) *out_++ = static_cast<char>(pending_);
    return out_;
  }

 private:
  char* out_;
  std::uint64_t pending_ = 0;
  unsigned pending_bits_ = 0;  // Below 8 between calls.
};

// Writes the positions between `positions[low]` and `positions[high]`, which
// the reader knows: the middle one first, as one of as many as leave room for
// the others.
void PutBetween(BitWriter& out, const std::uint32_t* positions, std::size_t low,
                std::size_t high) {
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    const auto between = static_cast<std::uint32_t>(high - low);
    const auto before = static_cast<std::uint32_t>(middle - low);
    out.Put(positions[middle] - positions[low] - before,
            positions[high] - positions[low] - between + 1);
    PutBetween(out, positions, low, middle);
    low = middle;
  }
}

}  // namespace

std::size_t EncodePositions(std::span<const std::uint32_t> positions,
                            char* out) {
  assert(!positions.empty());
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  char* end = PackNumber(out, last);
  if (positions.size() > 1) {
    assert(last - first >= positions.size() - 1);
    BitWriter bits(end);
    bits.Put(first, last);
    bits.Put(static_cast<std::uint32_t>(positions.size() - 2), last - first);
    PutBetween(bits, positions.data(), 0, positions.size() - 1);
    end = bits.Finish();
  }
  return static_cast<std::size_t>(end - out);
}

}  // namespace precis::glass
