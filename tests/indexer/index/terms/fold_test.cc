#include "indexer/index/terms/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FoldTest, CaseAndAccentsGo) {
  EXPECT_THAT(FoldedWords("Zoë ÅNGSTRÖM"), ElementsAre("zoe", "angstrom"));
  EXPECT_THAT(FoldedWords("Straße, Łódź & Ærø"),
              ElementsAre("strasse", "lodz", "aero"));
  EXPECT_THAT(FoldedWords("Nguyễn"), ElementsAre("nguyen"));
}

TEST(FoldTest, CombiningAccentsGoToo) {
  EXPECT_THAT(FoldedWords("Zoe\xcc\x88"), ElementsAre("zoe"));
}

TEST(FoldTest, OtherScriptsStay) {
  EXPECT_THAT(FoldedWords("МАРА Линд"), ElementsAre("мара", "линд"));
  EXPECT_THAT(FoldedWords("東京"), ElementsAre("東京"));
}

TEST(FoldTest, ApostrophesJoinAndHyphensPart) {
  EXPECT_THAT(FoldedWords("O'Hara O’Hara Ann-Marie"),
              ElementsAre("ohara", "ohara", "ann", "marie"));
}

TEST(FoldTest, NoLettersNoWords) {
  EXPECT_THAT(FoldedWords(" -- !"), IsEmpty());
}

TEST(FoldTest, TitlesGoFromNames) {
  EXPECT_THAT(FoldedName("Prof. Dr. Mara Lindqvist"),
              ElementsAre("mara", "lindqvist"));
  EXPECT_THAT(FoldedName("Lindqvist, Dr"), ElementsAre("lindqvist", "dr"));
}

TEST(FoldTest, ANameOfTitlesOnlyStays) {
  EXPECT_THAT(FoldedName("The General"), ElementsAre("the", "general"));
  EXPECT_THAT(FoldedName("President"), ElementsAre("president"));
}

}  // namespace
}  // namespace precis
