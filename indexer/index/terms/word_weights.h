#pragma once

#include <cstddef>
#include <cstdint>

namespace precis {

// How much a word counts in a text: BM25 with the length of the text taken into
// account when it is indexed, not when it is found. (A search would look the
// lengths up, document by document, in a list of all documents, and spend more
// time there than with the words.)
//
// BM25 (k1 = 1, b = 1/2) gives a word that occurs f times in a text of n times
// the usual length f / (f + 1/2 + n / 2). With a frequency of
// F = f * kWordUnit / (1/2 + n / 2) that is F / (F + kWordUnit): BM25 with
// k1 = kWordUnit and b = 0, which is what searches use.
// https://en.wikipedia.org/wiki/Okapi_BM25
inline constexpr std::uint32_t kWordUnit = 16;

// Lengths that count as usual.
inline constexpr std::size_t kUsualTextBytes = 4000;
inline constexpr std::size_t kUsualQuoteBytes = 200;

// The frequency that one occurrence in a text of `bytes` adds. A text of less
// than half the usual length counts as that, and no word for nothing: 1 to
// 4/3 of kWordUnit.
constexpr std::uint32_t WordWeight(std::size_t bytes, std::size_t usual_bytes) {
  const std::size_t length = bytes < usual_bytes / 2 ? usual_bytes / 2 : bytes;
  const std::size_t weight =
      2 * kWordUnit * usual_bytes / (usual_bytes + length);
  return weight == 0 ? 1 : static_cast<std::uint32_t>(weight);
}

}  // namespace precis
