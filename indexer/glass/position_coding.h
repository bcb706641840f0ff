#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace precis::glass {

// Room that EncodePositions() needs for `count` positions. Interpolative coding
// never takes more than 32 bits each; the rest is head and rounding.
constexpr std::size_t MaxEncodedPositions(std::size_t count) {
  return 4 * count + 24;
}

// Encodes ascending, distinct `positions` (at least one) as Xapian's position
// table has them, and returns the bytes written to `out`, at most
// MaxEncodedPositions(positions.size()).
//
// The last position as a number of 7 bits a byte; if there are more, a bit
// stream of the first, their count less two, and interpolative coding of those
// between (Moffat and Stuiver, 2000).
std::size_t EncodePositions(std::span<const std::uint32_t> positions,
                            char* out);

}  // namespace precis::glass
