#include "indexer/analyse/text/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
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

// Words are remembered, but those at the very end of a text are not.
TEST(WordsTest, WordsSeenBeforeAreDescribedTheSame) {
  constexpr std::string_view kText =
      "Lund's AT&T U.S Mills mills MILLS it's 1,000 don't Quist\u2019s "
      "r\u00e9sum\u00e9 "
      "internationalises internationalised The a IX ings";
  const std::string twice = std::string(kText) + " " + std::string(kText);
  const std::string text = twice + " and then nothing more is said";
  for (int round = 0; round < 2; ++round) {
    for (const Token& token : Tokenize(text, ByteClassMap(text))) {
      const Token alone = First(
          std::string_view(text).substr(token.begin, token.end - token.begin));
      EXPECT_EQ(token.is_word, alone.is_word);
      EXPECT_EQ(token.base_end - token.begin, alone.base_end);
      EXPECT_EQ(token.capital, alone.capital);
      EXPECT_EQ(token.all_capitals, alone.all_capitals);
      EXPECT_EQ(token.digit, alone.digit);
      EXPECT_EQ(token.hash, alone.hash);
      EXPECT_EQ(token.prefix_hash, alone.prefix_hash);
      EXPECT_EQ(token.stem, alone.stem);
      EXPECT_EQ(token.classes, alone.classes);
    }
  }
}

// Of pieces that are plain, that join, and that are cut: long enough for
// several blocks, and remembered and forgotten on the way.
TEST(WordsTest, EqualsOneWordAfterAnother) {
  constexpr std::array<std::string_view, 34> kPieces = {" ",
                                                        " ",
                                                        " ",
                                                        "  ",
                                                        "\n",
                                                        ".",
                                                        ",",
                                                        "'",
                                                        "\u2019",
                                                        "&",
                                                        "-",
                                                        "\"",
                                                        "\u2014",
                                                        "\u00a0",
                                                        "\u4e2d\u6587",
                                                        "\xE2",
                                                        "\xE2\x80",
                                                        "\x80",
                                                        "a",
                                                        "B",
                                                        "7",
                                                        "it's",
                                                        "Lund's",
                                                        "U.S",
                                                        "AT&T",
                                                        "1,000",
                                                        "mills",
                                                        "Mills",
                                                        "MILLING",
                                                        "Ma\u0308rta",
                                                        "\u00d6sterlund",
                                                        "internationalises",
                                                        "of",
                                                        "said"};
  std::mt19937 random(307);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t left = random() % 80; left > 0; --left) {
      text += kPieces[random() % kPieces.size()];
      if (random() % 4 == 0) text += std::to_string(random() % 20'000);
    }
    const ByteClassMap classes(text);
    ASSERT_EQ(Tokenize(text, classes), TokenizeOneByOne(text, classes)) << text;
  }
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
