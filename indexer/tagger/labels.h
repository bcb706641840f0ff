#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/tagger/word.h"

namespace precis::tagger {

// What one word is: outside of all names, or one of four parts of a name of a
// kind (Ratinov and Roth 2009, BILOU).
using Label = std::uint8_t;

enum class Part : std::uint8_t { kBegin, kInside, kLast, kUnit };

inline constexpr Label kOutside = 0;
inline constexpr std::size_t kLabels = 1 + 4 * kKinds;

constexpr Label LabelOf(Kind kind, Part part) {
  return static_cast<Label>(1 + static_cast<unsigned>(kind) * 4 +
                            static_cast<unsigned>(part));
}

// REQUIRES: label != kOutside.
constexpr Part PartOf(Label label) {
  return static_cast<Part>((label - 1) % 4);
}
constexpr Kind KindOf(Label label) {
  return static_cast<Kind>((label - 1) / 4);
}

// Whether the name goes on after the word.
constexpr bool IsOpen(Label label) {
  return label != kOutside &&
         (PartOf(label) == Part::kBegin || PartOf(label) == Part::kInside);
}

// Whether the name began before the word.
constexpr bool Continues(Label label) {
  return label != kOutside &&
         (PartOf(label) == Part::kInside || PartOf(label) == Part::kLast);
}

// Whether `next` may follow `label`; `last`: no word follows `next`.
constexpr bool MayFollow(Label label, Label next, bool last) {
  if (IsOpen(label) != Continues(next)) return false;
  if (IsOpen(label) && KindOf(label) != KindOf(next)) return false;
  return !(last && IsOpen(next));
}

// The labels that may follow each label, one bit each; the second of each pair
// if no word follows.
inline constexpr auto kFollowers = [] {
  std::array<std::array<std::uint16_t, 2>, kLabels> followers{};
  for (Label label = 0; label < kLabels; ++label) {
    for (Label next = 0; next < kLabels; ++next) {
      const auto bit = static_cast<std::uint16_t>(1u << next);
      if (MayFollow(label, next, false)) followers[label][0] |= bit;
      if (MayFollow(label, next, true)) followers[label][1] |= bit;
    }
  }
  return followers;
}();

}  // namespace precis::tagger
