#include "indexer/analyse/text/other_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/analyse/text/text_model.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> Split(std::string_view language, std::string body) {
  const Article article = PlainArticle(std::move(body));
  const TextModel model = BuildTextModel(article, language);
  std::vector<std::string> sentences;
  for (const Sentence& sentence : model.sentences) {
    sentences.emplace_back(Slice(model.text, sentence.span));
  }
  return sentences;
}

TEST(OtherSentencesTest, GermanAbbreviationsAndOrdinalsEndNothing) {
  EXPECT_THAT(Split("de",
                    "Am 3. Mai kam Dr. Lund ins Tal. Sie brachte z. B. Korn "
                    "für 5 Mio. Euro mit. Das war 1987. Danach kam niemand."),
              ElementsAre("Am 3. Mai kam Dr. Lund ins Tal.",
                          "Sie brachte z. B. Korn für 5 Mio. Euro mit.",
                          "Das war 1987.", "Danach kam niemand."));
}

TEST(OtherSentencesTest, GermanQuotationIsKeptWhole) {
  EXPECT_THAT(
      Split("de",
            "„Das Rad steht. Es friert“, sagte Lund. »Wir warten. Noch.« "
            "Dann ging sie."),
      ElementsAre("„Das Rad steht. Es friert“, sagte Lund.",
                  "»Wir warten. Noch.«", "Dann ging sie."));
}

TEST(OtherSentencesTest, FrenchSpacesBeforeMarksBelongToTheSentence) {
  EXPECT_THAT(
      Split("fr",
            "Qui moud le grain ? M. Lund le moud ! « Il tourne. Il "
            "gèle », dit-elle. Élise attend."),
      ElementsAre("Qui moud le grain ?", "M. Lund le moud !",
                  "« Il tourne. Il gèle », dit-elle.", "Élise attend."));
}

TEST(OtherSentencesTest, SpanishInvertedMarksBeginSentences) {
  EXPECT_THAT(
      Split("es",
            "El Sr. Lund llegó. ¿Quién muele el trigo? ¡Nadie! «¿Por "
            "qué?», preguntó ella. ¿Y ahora?"),
      ElementsAre("El Sr. Lund llegó.", "¿Quién muele el trigo?", "¡Nadie!",
                  "«¿Por qué?», preguntó ella.", "¿Y ahora?"));
}

TEST(OtherSentencesTest, RussianInitialsAndSpeechWithDashesGoOn) {
  EXPECT_THAT(
      Split("ru",
            "А. П. Лунд жила на ул. Речной. Было 5 тыс. мешков. «Кто мелет?» "
            "— спросил он. Ёлки росли у реки."),
      ElementsAre("А. П. Лунд жила на ул. Речной.", "Было 5 тыс. мешков.",
                  "«Кто мелет?» — спросил он.", "Ёлки росли у реки."));
}

TEST(OtherSentencesTest, JapaneseFullStopsNeedNoSpace) {
  EXPECT_THAT(
      Split(
          "ja",
          "水車は古い。川は凍った！「もう回らない。春を待つ。」と彼女は言った。"
          "誰が直すのか？"),
      ElementsAre("水車は古い。", "川は凍った！",
                  "「もう回らない。春を待つ。」と彼女は言った。",
                  "誰が直すのか？"));
}

TEST(OtherSentencesTest, ChineseQuotationEndsWithItsMark) {
  EXPECT_THAT(
      Split("zh", "他说：“水车停了。我们等。”河水结冰了。价格是3.5元。"),
      ElementsAre("他说：“水车停了。我们等。”", "河水结冰了。",
                  "价格是3.5元。"));
}

TEST(OtherSentencesTest, ArabicAndUrduMarksEndSentences) {
  EXPECT_THAT(Split("ar", "توقفت الطاحونة. من يصلحها؟ لا أحد."),
              ElementsAre("توقفت الطاحونة.", "من يصلحها؟", "لا أحد."));
  EXPECT_THAT(Split("ur", "چکی رک گئی۔ کون ٹھیک کرے گا؟"),
              ElementsAre("چکی رک گئی۔", "کون ٹھیک کرے گا؟"));
}

TEST(OtherSentencesTest, HindiDandaEndsASentence) {
  EXPECT_THAT(Split("hi", "चक्की रुक गई। नदी जम गई।"),
              ElementsAre("चक्की रुक गई।", "नदी जम गई।"));
}

TEST(OtherSentencesTest, GreekAsksWithASemicolon) {
  EXPECT_THAT(Split("el", "Ποιος αλέθει; Κανείς. Ο μύλος στέκει."),
              ElementsAre("Ποιος αλέθει;", "Κανείς.", "Ο μύλος στέκει."));
  EXPECT_THAT(Split("de", "Das Rad steht; Lund wartet."), SizeIs(1));
}

TEST(OtherSentencesTest, MarkWithoutPartnerKeepsNothingWhole) {
  EXPECT_THAT(Split("de", "„Das Rad steht. Es friert. Niemand kommt."),
              SizeIs(3));
}

TEST(OtherSentencesTest, LongQuotationIsDivided) {
  std::string body = "„";
  for (int i = 0; i < 40; ++i) body += "Das alte Rad steht still. ";
  EXPECT_THAT(Split("de", body + "Ende.“ Gut."), SizeIs(42));
}

TEST(OtherSentencesTest, BlocksAreHardEnds) {
  EXPECT_THAT(Split("ja", "水車は古い、\n\n川は凍った、"), SizeIs(2));
  EXPECT_THAT(Split("de", ""), IsEmpty());
}

// Broken sequences at the end of a block, before marks and behind them.
TEST(OtherSentencesTest, BrokenUtf8IsSurvived) {
  for (const char* piece : {"\xE3\x80", "\xE3", "\xF0\x9F", "\x80", "\xC2"}) {
    for (const char* mark : {"", ".", "。", "“", "\""}) {
      const std::string body = std::string("水") + piece + mark + piece;
      for (const std::string& sentence : Split("ja", body + "\n\n" + body)) {
        EXPECT_FALSE(sentence.empty());
      }
    }
  }
}

}  // namespace
}  // namespace precis::analyse
