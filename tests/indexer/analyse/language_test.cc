#include "indexer/analyse/language.h"

#include <gtest/gtest.h>

namespace precis::analyse {
namespace {

TEST(LanguageTest, EnglishAndGermanAreTold) {
  EXPECT_EQ(DetectLanguage("The old mill by the river has stood still since "
                           "the flood came through the valley.",
                           ""),
            "en");
  EXPECT_EQ(DetectLanguage("Die alte Mühle am Fluss steht still, seit das "
                           "Hochwasser durch das Tal gekommen ist.",
                           ""),
            "de");
}

TEST(LanguageTest, TextDecidesAgainstTheHint) {
  EXPECT_EQ(DetectLanguage("The old mill by the river has stood still since "
                           "the flood came through the valley.",
                           "de"),
            "en");
}

TEST(LanguageTest, HintDecidesWhereTheTextDoesNot) {
  EXPECT_EQ(DetectLanguage("42", "EN-gb"), "en");
}

TEST(LanguageTest, NothingKnownIsUnd) {
  EXPECT_EQ(DetectLanguage("", ""), "und");
  EXPECT_EQ(DetectLanguage("1234 !!!", "x-klingon"), "und");
}

}  // namespace
}  // namespace precis::analyse
