#include "indexer/stories/words.h"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/analyse/text/word_classes.h"
#include "indexer/analyse/text/word_hash.h"

namespace precis::stories {
namespace {

using testing::ElementsAre;

std::vector<std::uint64_t> HashesOf(std::string_view text) {
  std::vector<std::uint64_t> hashes;
  ForEachWord(text, [&](const Word& word) { hashes.push_back(word.hash); });
  return hashes;
}

TEST(WordsTest, CasePunctuationAndSpacesDoNotMatter) {
  const auto plain = HashesOf("the ferry left at 9 it s late");
  EXPECT_EQ(HashesOf("The FERRY left, at 9: “it’s late”!"), plain);
  EXPECT_EQ(HashesOf("«the\nferry»\u00a0left — at…9 it's\tlate"), plain);
}

TEST(WordsTest, HashesAreThoseOfTheWordLists) {
  EXPECT_THAT(HashesOf("Ferry"), ElementsAre(analyse::HashWord("ferry")));
  EXPECT_TRUE(analyse::ClassesOf(HashesOf("The")[0]) & analyse::word::kStop);
}

TEST(WordsTest, LettersBeyondAsciiBelongToWords) {
  EXPECT_EQ(HashesOf("Fähre über Łódź").size(), 3U);
}

TEST(WordsTest, WritingWithoutSpacesHasAWordForEachCharacter) {
  EXPECT_EQ(HashesOf("渡轮出发。").size(), 4U);
}

TEST(WordsTest, CutAndBrokenUtf8IsReadToItsEnd) {
  for (const char* text : {"\xE2", "\xE2\x80", "\xC2", "\xE6\xB8", "\xFF a"}) {
    EXPECT_LE(HashesOf(text).size(), 2U) << text;
  }
}

// Of what is written, and of any bytes: every length and place in a block.
TEST(WordsTest, BlocksGiveWhatBytesGive) {
  const std::vector<std::string> pieces = {
      "a",        "Bc",
      "ferry",    "Halcyon",
      "dockyard", "2026",
      " ",        " ",
      ", ",       "\n",
      "é",        "Ł",
      "渡轮",     "。",
      "—",        "…",
      "«",        "\xE2",
      "\xC2",     "\xE6\xB8",
      "\xFF",     "anextraordinarilylongword"};
  std::mt19937 random(17);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t kinds = round % 3 == 0 ? pieces.size() : 10;
    for (auto n = random() % (round % 100 == 0 ? 3000 : 60); n > 0; --n) {
      text += pieces[random() % kinds];
    }
    std::vector<Word> words;
    ForEachWord(text, [&](const Word& word) { words.push_back(word); });
    std::vector<Word> expected;
    VisitBytes(text, 0, text.size(),
               [&](const Word& word) { expected.push_back(word); });
    ASSERT_TRUE(words == expected) << text;
  }
}

}  // namespace
}  // namespace precis::stories
