#include "indexer/analyse/text/word_description.h"

#include <cstdint>

#include "indexer/analyse/text/utf8.h"
#include "indexer/analyse/text/word_hash.h"

namespace precis::analyse {
namespace {

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }

// Capital letters beyond ASCII that names begin with: Latin-1, and the even
// code points of Latin Extended-A.
bool IsCapitalBeyondAscii(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x100 && c <= 0x137 && c % 2 == 0) ||
         (c >= 0x139 && c <= 0x148 && c % 2 == 1) ||
         (c >= 0x14A && c <= 0x177 && c % 2 == 0) ||
         (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
}

bool BeginsWithCapital(std::string_view text, std::size_t begin) {
  const bool foreign = static_cast<unsigned char>(text[begin]) >= 0x80;
  return foreign ? IsCapitalBeyondAscii(DecodeAt(text, begin).value)
                 : IsCapital(text[begin]);
}

// Bytes of the word's possessive ending, or 0. What is rare is asked first: an
// apostrophe, not an s.
std::size_t PossessiveSize(std::string_view word) {
  if (word.size() <= 2) return 0;
  const char before = word[word.size() - 2];
  if (before == '\'') return (word.back() | 0x20) == 's' ? 2 : 0;
  if (before != '\x99' || word.size() <= 4) return 0;
  return word.ends_with("\u2019s") ? 4 : 0;
}

bool AllCapitals(std::string_view base) {
  std::size_t letters = 0;
  for (const char c : base) {
    if (IsSmall(c)) return false;
    letters += IsCapital(c) ? 1u : 0u;
  }
  return letters >= 2;
}

}  // namespace

Token DescribeWord(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view whole = text.substr(begin, end - begin);
  std::size_t base_size = whole.size() - PossessiveSize(whole);
  Token token;
  token.is_word = true;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.capital = BeginsWithCapital(text, begin);
  token.digit = whole[0] >= '0' && whole[0] <= '9';
  token.all_capitals = token.capital && AllCapitals(whole.substr(0, base_size));
  const WordHasher hasher(text.substr(begin), whole.size());
  token.hash = hasher.Whole(base_size);
  token.classes = ClassesOf(token.hash);
  // "it's" is a pronoun with its verb, not the possessive of "it".
  if (base_size != whole.size() && token.Has(word::kPronoun | word::kStop)) {
    base_size = whole.size();
    token.hash = hasher.Whole(base_size);
    token.classes = ClassesOf(token.hash);
  }
  token.base_end = static_cast<std::uint32_t>(begin + base_size);
  token.prefix_hash = base_size < kPrefixBytes ? 0 : hasher.Whole(kPrefixBytes);
  token.stem = hasher.Stem(base_size);
  return token;
}

}  // namespace precis::analyse
