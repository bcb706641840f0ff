#include "indexer/analyse/text/word_classes.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "indexer/analyse/text/word_hash.h"
#include "indexer/analyse/text/word_lists.h"

namespace precis::analyse {
namespace {

// What says no before the table is asked must never say so of a listed word.
TEST(WordClassesTest, EveryListedWordHasTheClassesOfItsLists) {
  std::size_t words = 0;
  for (const auto lists :
       {FunctionWordLists(), SpeechWordLists(), NameWordLists()}) {
    for (const WordList& list : lists) {
      std::istringstream stream{std::string(list.words)};
      for (std::string word; stream >> word; ++words) {
        const WordClasses classes = ClassesOf(HashWord(word));
        ASSERT_EQ(classes & list.classes, list.classes) << word;
      }
    }
  }
  EXPECT_GT(words, 1000u);
}

TEST(WordClassesTest, OtherWordsHaveNone) {
  for (int i = 0; i < 10'000; ++i) {
    const std::string word = "zq" + std::to_string(i) + "x";
    ASSERT_EQ(ClassesOf(HashWord(word)), 0u) << word;
  }
}

}  // namespace
}  // namespace precis::analyse
