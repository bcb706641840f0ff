#pragma once

#include <cstdint>
#include <string_view>

namespace precis::tagger {

enum class Kind : std::uint8_t { kPerson, kOrganisation, kPlace };
inline constexpr std::size_t kKinds = 3;

// One word or mark of a text, as the tagger sees it.
struct Word {
  std::string_view text;      // Without a possessive 's.
  std::uint64_t hash = 0;     // Regardless of case; a mark's is its own.
  std::uint32_t classes = 0;  // What word lists say of it: any bits, if they
                              // are the same ones as in training.
  bool is_word = false;       // No mark.
  bool capital = false;       // Begins with a capital letter.
  bool space_before = false;
  bool possessive = false;
};

// The words [begin, end) are one name.
struct TaggedName {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Kind kind = Kind::kPerson;

  friend bool operator==(const TaggedName&, const TaggedName&) = default;
};

}  // namespace precis::tagger
