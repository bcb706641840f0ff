#pragma once

#include <cstdint>
#include <span>

namespace precis::simd {

// Writes to out[i] in how many bits row i differs from `query`, where row i is
// rows[i * query.size(), (i + 1) * query.size()).
// REQUIRES: rows.size() == query.size() * out.size(); a row has at most 2^20
// words.
void BitDistances(std::span<const std::uint64_t> query,
                  std::span<const std::uint64_t> rows,
                  std::span<std::uint32_t> out);

// The same, one word at a time. Defines what BitDistances has to write.
void BitDistancesScalar(std::span<const std::uint64_t> query,
                        std::span<const std::uint64_t> rows,
                        std::span<std::uint32_t> out);

}  // namespace precis::simd
