#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace precis::simd {

// The dot product of two vectors in fixed point.
//
// Integers, not floats: their sum does not depend on the order of addition, so
// every CPU target, whatever its vector width, gives the same bits. That is
// what makes the analysis the same on every machine.
//
// REQUIRES: a.size() == b.size(); the Euclidean norm of each is below 2^15,
// which bounds every partial sum by 2^30 (Cauchy-Schwarz).
std::int32_t DotProduct(std::span<const std::int16_t> a,
                        std::span<const std::int16_t> b);

// The same, one element at a time. Defines what DotProduct has to return.
std::int32_t DotProductScalar(std::span<const std::int16_t> a,
                              std::span<const std::int16_t> b);

// Writes to out[i * count + j] the dot product of rows i and j, where row i is
// rows[i * dimensions, (i + 1) * dimensions). Takes O(count² · dimensions).
// REQUIRES: rows.size() == count * dimensions, out.size() == count * count,
// and the norms that DotProduct requires.
void GramMatrix(std::span<const std::int16_t> rows, std::size_t count,
                std::span<std::int32_t> out);

// The same, one element at a time. Defines what GramMatrix has to write.
void GramMatrixScalar(std::span<const std::int16_t> rows, std::size_t count,
                      std::span<std::int32_t> out);

}  // namespace precis::simd
