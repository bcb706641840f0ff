#include "indexer/analyse/text/language.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(LanguageTest, WithdrawnCodesBecomeTheirSuccessors) {
  EXPECT_EQ(DetectLanguage("42", "iw"), "he");
  EXPECT_EQ(DetectLanguage("הטחנה היש"
                           "נה על הנהר "
                           "עומדת מאז "
                           "השיטפון",
                           ""),
            "he");
}

TEST(LanguageTest, NothingKnownIsUnd) {
  EXPECT_EQ(DetectLanguage("", ""), "und");
  EXPECT_EQ(DetectLanguage("1234 !!!", "x-klingon"), "und");
}

// Six are enough, of which one is in each quarter; with fewer CLD2 is asked,
// which says that the rest is German.
TEST(LanguageTest, FewWordsTellEnglishWhereverTheyStand) {
  const std::string quarter =
      " the Mühle am Fluss steht still, seit das Hochwasser durch das Tal "
      "gekommen ist, und niemand weiß, wer sie richten soll.";
  const std::string three = quarter + quarter + quarter;
  for (std::size_t shift = 0; shift < 64; ++shift) {
    std::string text(shift, ' ');
    text += three;
    text += " that the while";
    text += quarter.substr(4);
    EXPECT_EQ(DetectLanguage(text, ""), "en") << shift;
    text.replace(text.find("while"), 5, "dabei");
    EXPECT_EQ(DetectLanguage(text, ""), "de") << shift;
  }
}

// A short English quotation at the beginning, and then another language.
TEST(LanguageTest, WhatIsMostlyAnotherLanguageIsNotEnglish) {
  EXPECT_EQ(
      DetectLanguage(
          "\"They said that the mill and the bridge would go with the flood, "
          "from the valley to the sea\", sagt die Müllerin. Seit das "
          "Hochwasser durch das Tal gekommen ist, steht die alte Mühle am "
          "Fluss still, und niemand im Dorf weiß, wer sie wieder herrichten "
          "soll. Der Gemeinderat hat am Dienstag darüber beraten, ob das Land "
          "einen Teil der Kosten trägt. Eine Entscheidung fiel nicht, weil "
          "zwei Gutachten fehlen und der Kämmerer krank ist.",
          ""),
      "de");
}

TEST(LanguageTest, PlainEnglishIsEnglishWhateverItsLength) {
  const std::string sentence =
      "The old mill by the river has stood still since the flood came "
      "through the valley, and they say that this is how it will stay. ";
  std::string text;
  for (int i = 0; i < 20; ++i) {
    text += sentence;
    EXPECT_EQ(DetectLanguage(text, "de"), "en") << i;
  }
}

// CLD2 crashed on a lead byte whose sequence is broken off.
TEST(LanguageTest, BrokenUtf8EndsWhatIsLookedAt) {
  const std::string english =
      "The old mill by the river has stood still since the flood came through "
      "the valley and the miller left. ";
  for (int lead = 0x80; lead <= 0xFF; ++lead) {
    for (int next = 0; next <= 0xFF; ++next) {
      const std::string broken = {static_cast<char>(lead),
                                  static_cast<char>(next), 'a'};
      EXPECT_EQ(DetectLanguage(english + broken + english, ""), "en")
          << lead << ' ' << next;
    }
  }
}

}  // namespace
}  // namespace precis::analyse
