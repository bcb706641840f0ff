#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analyse/text/byte_class_map.h"
#include "indexer/analyse/text/word_classes.h"
#include "indexer/analyse/text/word_hash.h"
#include "indexer/base/byte_span.h"

namespace precis::analyse {

inline constexpr std::size_t kPrefixBytes = 4;

// A word or a single mark. Words keep apostrophes ("don't"), the points of
// "U.S." and "3.5" and the commas of "1,000"; hyphens are marks of their own.
struct Token {
  std::uint32_t begin = 0;     // Byte offsets into the text.
  std::uint32_t base_end = 0;  // Without a possessive 's.
  std::uint32_t end = 0;
  WordClasses classes = 0;
  bool is_word = false;
  bool capital = false;       // Begins with a capital letter.
  bool all_capitals = false;  // Two letters or more, none of them small.
  bool digit = false;         // Begins with a digit.
  bool space_before = false;  // Not glued to the token before.
  bool letter = false;        // One of a script without spaces, CutUnspaced().
  std::uint64_t hash = 0;     // HashWord() of the base; a mark's code point.
  // HashWord() of the first kPrefixBytes of a word's base; 0 if it is shorter.
  std::uint64_t prefix_hash = 0;
  std::uint64_t stem = 0;  // HashStem() of a word's base.

  bool possessive() const { return base_end != end; }
  bool Is(char32_t mark) const { return !is_word && hash == mark; }
  bool Has(WordClasses any) const { return (classes & any) != 0; }
  friend bool operator==(const Token&, const Token&) = default;
};
// Every stage goes through all tokens of a text.
static_assert(sizeof(Token) == 48);

// A half-open range of tokens.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

// The words and marks of the text, in order. White space belongs to none.
// REQUIRES: `classes` was made of `text`, which is below 4 GiB.
std::vector<Token> Tokenize(std::string_view text, const ByteClassMap& classes);

// The same, one word after another, each described anew. Defines what Tokenize
// has to return.
std::vector<Token> TokenizeOneByOne(std::string_view text,
                                    const ByteClassMap& classes);

}  // namespace precis::analyse
