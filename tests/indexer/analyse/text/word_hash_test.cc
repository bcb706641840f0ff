#include "indexer/analyse/text/word_hash.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <utility>

namespace precis::analyse {
namespace {

// The definition of a stem, step by step on a copy of the word.
std::uint64_t PlainStem(std::string stem) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10>
      kEndings = {{{"ies", "y"},
                   {"sses", "ss"},
                   {"ings", ""},
                   {"ing", ""},
                   {"edly", ""},
                   {"ed", ""},
                   {"ly", ""},
                   {"es", "e"},
                   {"s", ""},
                   {"e", ""}}};
  for (char& c : stem) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  for (const auto& [suffix, replacement] : kEndings) {
    if (!stem.ends_with(suffix) || stem.ends_with("ss")) continue;
    if (stem.size() < suffix.size() + 3) continue;
    stem.resize(stem.size() - suffix.size());
    stem += replacement;
    break;
  }
  if (stem.size() > 3 && stem.ends_with('e')) stem.pop_back();
  return HashWord(stem);
}

std::string RandomWord(std::mt19937& random) {
  static const std::array<std::string, 18> pieces = {
      "a",  "e",  "s",  "i", "Y", "ing",    "ED",       "ly",  "ss",
      "es", "rn", "ie", "S", "é", "\u2019", "\xe2\x80", "tra", "9"};
  std::string word;
  const std::size_t count = random() % 24;
  for (std::size_t i = 0; i < count; ++i) {
    word += pieces[random() % pieces.size()];
  }
  return word;
}

TEST(WordHashTest, CaseAndTheFormOfApostrophesDoNotCount) {
  EXPECT_EQ(HashWord("Don\u2019t"), HashWord("don't"));
  EXPECT_NE(HashWord("dont"), HashWord("don't"));
}

TEST(WordHashTest, InflectionsShareAStem) {
  EXPECT_EQ(HashStem("scaling"), HashStem("Scaled"));
  EXPECT_EQ(HashStem("scale"), HashStem("scales"));
  EXPECT_EQ(HashStem("companies"), HashStem("company"));
  EXPECT_NE(HashStem("class"), HashStem("clas"));
}

TEST(WordHashTest, StemIsWhatItsDefinitionSays) {
  std::mt19937 random(5);
  for (int i = 0; i < 200000; ++i) {
    const std::string word = RandomWord(random);
    ASSERT_EQ(HashStem(word), PlainStem(word)) << word;
  }
}

// Whatever comes after the word, or nothing.
TEST(WordHashTest, HasherKnowsEveryBeginning) {
  std::mt19937 random(6);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = RandomWord(random);
    const std::size_t end = random() % (text.size() + 1);
    const std::string word = text.substr(0, end);
    const WordHasher hasher(text, end);
    for (std::size_t size = 0; size <= end; ++size) {
      ASSERT_EQ(hasher.Whole(size), HashWord(word.substr(0, size))) << text;
      ASSERT_EQ(hasher.Stem(size), HashStem(word.substr(0, size))) << text;
    }
  }
}

}  // namespace
}  // namespace precis::analyse
