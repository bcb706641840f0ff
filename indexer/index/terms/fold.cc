#include "indexer/index/terms/fold.h"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "indexer/index/terms/ascii.h"
#include "indexer/index/terms/word_characters.h"

namespace precis {
namespace {

// Two characters for each code point, padded with blanks; both blank: as it is.
struct FoldTable {
  unsigned first;
  std::string_view letters;
};

constexpr std::array kFoldTables = {
    FoldTable{0x00c0,
              "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
              "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
              "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
              "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l   "
              "  l l n n n n n n   ngngo o o o o o oeoer r r r r r s s s s s s "
              "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
              "b b b b       c c d d d d   e     f f g   hv  i k k l     n n o "
              "o o     p p           t t t t u u   v y y z z                   "
              "        dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u e a a "
              "a a aeaeg g g g k k o o o o     j dzdzdzg g hv  n n a a aeaeo o "
              "a a a a e e e e i i i i o o o o r r r r u u u u s s t t     h h "
              "n d ououz z a a e e o o o o o o o o y y l n t j dbqpa c c l t s "
              "z     b u   e e j j     r r y y "},
    FoldTable{
        0x1e00,
        "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f "
        "g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m "
        "m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r "
        "s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v "
        "w w w w w w w w w w x x x x y y z z z z z z h t w y   s     ss  "
        "a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e "
        "e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o "
        "o o o o u u u u u u u u u u u u u u y y y y y y y y             "},
};

constexpr std::array<std::string_view, 33> kTitles = {
    "captain", "chancellor", "col",  "colonel",   "dame", "doctor",
    "dr",      "frau",       "gen",  "general",   "gov",  "governor",
    "herr",    "hon",        "lady", "lord",      "lt",   "madame",
    "miss",    "mme",        "mr",   "mrs",       "ms",   "mx",
    "pres",    "president",  "prof", "professor", "rep",  "rev",
    "sen",     "senator",    "sir"};

// The Latin letters that stand for `code_point`; empty: it is none of ours.
std::string_view WithoutAccent(unsigned code_point) {
  for (const FoldTable& table : kFoldTables) {
    const auto at = std::size_t{2} * (code_point - table.first);
    if (code_point < table.first || at >= table.letters.size()) continue;
    const auto letters = table.letters.substr(at, 2);
    return letters.substr(0, letters.find(' '));
  }
  return {};
}

// Combining accents, and apostrophes: "O'Brien" is one word.
bool IsDropped(unsigned code_point) {
  return (code_point >= 0x0300 && code_point <= 0x036f) || code_point == '\'' ||
         code_point == 0x2019 || code_point == 0x02bc;
}

bool IsTitle(std::string_view word) {
  static_assert(std::ranges::is_sorted(kTitles));
  return std::ranges::binary_search(kTitles, word);
}

std::vector<std::string> FromWord(std::size_t first, const WordList& words) {
  std::vector<std::string> strings;
  for (std::size_t i = first; i < words.size(); ++i) {
    strings.emplace_back(words[i]);
  }
  return strings;
}

}  // namespace

void FoldWords(std::string_view text, WordList& words) {
  words.Clear();
  const char* const end = text.data() + text.size();
  Character character;
  for (const char* at = text.data(); at != end; at += character.bytes) {
    character = CharacterAt(at, end);
    const unsigned code_point = character.code;
    if (IsAsciiWord(code_point)) {
      words.Append(AsciiLower(code_point));
    } else if (IsDropped(code_point)) {
      continue;
    } else if (const auto letters = WithoutAccent(code_point);
               !letters.empty()) {
      words.Append(letters);
    } else if (code_point >= 0x80 && Xapian::Unicode::is_wordchar(code_point)) {
      words.AppendCharacter(Xapian::Unicode::tolower(code_point));
    } else {
      words.EndWord();
    }
  }
  words.EndWord();
}

std::size_t LeadingTitles(const WordList& words) {
  std::size_t titles = 0;
  while (titles < words.size() && IsTitle(words[titles])) ++titles;
  return titles == words.size() ? 0 : titles;
}

std::vector<std::string> FoldedWords(std::string_view text) {
  WordList words;
  FoldWords(text, words);
  return FromWord(0, words);
}

std::vector<std::string> FoldedName(std::string_view name) {
  WordList words;
  FoldWords(name, words);
  return FromWord(LeadingTitles(words), words);
}

}  // namespace precis
