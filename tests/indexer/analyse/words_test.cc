#include "indexer/analyse/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace precis::analyse {
namespace {

using testing::ElementsAre;

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : Tokenize(text, ByteClassMap(text))) {
    out.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  return out;
}

Token First(std::string_view text) {
  return Tokenize(text, ByteClassMap(text)).front();
}

TEST(WordsTest, MarksAreTokensOfTheirOwn) {
  EXPECT_THAT(Words("Stop, he said."),
              ElementsAre("Stop", ",", "he", "said", "."));
}

TEST(WordsTest, ApostrophesStayInside) {
  EXPECT_THAT(Words("don't we\u2019re"), ElementsAre("don't", "we\u2019re"));
}

TEST(WordsTest, NumbersAndInitialismsStayWhole) {
  EXPECT_THAT(
      Words("U.S. grew 3.5 of 1,000 at AT&T"),
      ElementsAre("U.S", ".", "grew", "3.5", "of", "1,000", "at", "AT&T"));
}

TEST(WordsTest, CurlyMarksEndWords) {
  EXPECT_THAT(Words("\u201cYes\u201d\u2014no\u2026"),
              ElementsAre("\u201c", "Yes", "\u201d", "\u2014", "no", "\u2026"));
}

TEST(WordsTest, NoBreakSpaceIsSpace) {
  EXPECT_THAT(Words("ten\u00a0dogs"), ElementsAre("ten", "dogs"));
}

TEST(WordsTest, LettersBeyondAsciiAreLetters) {
  EXPECT_THAT(Words("Märta Österlund"), ElementsAre("Märta", "Österlund"));
  EXPECT_TRUE(First("Österlund").capital);
}

TEST(WordsTest, PossessiveIsNotPartOfTheBase) {
  const Token token = First("Lund's");
  EXPECT_TRUE(token.possessive());
  EXPECT_EQ(token.hash, HashWord("lund"));
}

TEST(WordsTest, ContractionIsNoPossessive) {
  EXPECT_FALSE(First("it's").possessive());
}

TEST(WordsTest, CurlyAndStraightApostropheHashAlike) {
  EXPECT_EQ(First("don't").hash, First("DON\u2019T").hash);
}

TEST(WordsTest, TruncatedUtf8EndsTheTextSafely) {
  EXPECT_THAT(Words("ab \xE2\x80"), ElementsAre("ab", "\xE2", "\x80"));
}

}  // namespace
}  // namespace precis::analyse
