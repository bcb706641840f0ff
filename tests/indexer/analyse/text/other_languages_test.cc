// What is made of texts that are not in English: all of them invented.
#include "indexer/analyse/text/other_languages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/text/text_model.h"
#include "tests/indexer/analyse/invariants.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Sample {
  const char* language;
  const char* title;
  const char* body;
  const char* topic;  // Stands in what the take-away has to say.
  const char* aside;  // Stands in the one sentence that is beside the point.
};

constexpr Sample kSamples[] = {
    {"de", "Wassermühle von Ostertal mahlt wieder",
     "Die Wassermühle von Ostertal mahlt seit Montag wieder Korn aus dem Tal. "
     "Der Verein hat die Wassermühle in drei Jahren Arbeit wieder "
     "hergerichtet. Das Rad der Mühle wurde aus der Eiche des Tals gebaut. "
     "Früher mahlte die Wassermühle das Korn aller Bauern im Ostertal. Mein "
     "Nachbar kauft sich gern blaue Fahrräder und alte Hüte. Im Herbst will "
     "der Verein mit der Wassermühle auch Strom für das Tal erzeugen.",
     "Wassermühle", "Hüte"},
    {"fr", "Le moulin de Valbrune moud de nouveau",
     "Le moulin de Valbrune moud de nouveau le blé de toute la vallée depuis "
     "lundi. L'association a réparé le moulin pendant trois longues années. "
     "La roue du moulin a été taillée dans un chêne de la vallée. Autrefois "
     "le moulin de Valbrune moulait le blé de tous les paysans. Mon voisin "
     "achète volontiers des vélos bleus et de vieux chapeaux. En automne, "
     "l'association veut produire du courant avec le moulin.",
     "moulin", "chapeaux"},
    {"es", "El molino de Valdeoro vuelve a moler",
     "El molino de Valdeoro vuelve a moler el trigo de todo el valle desde el "
     "lunes. La asociación ha reparado el molino durante tres largos años. La "
     "rueda del molino se hizo con un roble del valle. Antes el molino de "
     "Valdeoro molía el trigo de todos los campesinos. Mi vecino compra con "
     "gusto bicicletas azules y sombreros viejos. En otoño la asociación "
     "quiere producir corriente con el molino.",
     "molino", "sombreros"},
    {"ru", "Мельница в Заречье снова мелет зерно",
     "Мельница в Заречье с понедельника снова мелет зерно для всей долины. "
     "Общество чинило старую мельницу три долгих года. Колесо мельницы "
     "вырезали из дуба, который рос в долине. Раньше мельница в Заречье "
     "молола зерно для всех крестьян. Мой сосед охотно покупает синие "
     "велосипеды и старые шляпы. Осенью общество хочет получать от мельницы "
     "ток.",
     "ельниц", "шляпы"},
    {"ja", "谷川の水車が再び小麦をひく",
     "谷川の水車は月曜日から谷の小麦を再びひいている。保存会は三年かけて古い水"
     "車"
     "を直した。水車の輪は谷で育った樫の木から作られた。昔は谷川の水車が農家の"
     "小"
     "麦をすべてひいていた。隣の人は青い自転車と古い帽子をよく買っている。秋に"
     "は"
     "保存会が水車で電気を起こす予定だ。",
     "水車", "帽子"},
    {"ar", "طاحونة الوادي تطحن القمح من جديد",
     "عادت طاحونة الوادي تطحن القمح من جديد منذ يوم الاثنين. أصلحت الجمعية "
     "طاحونة الوادي القديمة خلال ثلاث سنوات طويلة. صنعت عجلة طاحونة الوادي من "
     "خشب البلوط القوي. كانت طاحونة الوادي تطحن القمح لكل الفلاحين في الماضي. "
     "يشتري جاري دراجات زرقاء وقبعات قديمة كل أسبوع. تريد الجمعية أن تنتج "
     "طاحونة الوادي الكهرباء في الخريف.",
     "طاحونة", "وقبعات"},
};

Article ArticleOf(const Sample& sample) {
  Article article = PlainArticle(sample.body, sample.title);
  article.lang = sample.language;
  return article;
}

void PrintTo(const Sample& sample, std::ostream* out) {
  *out << sample.language;
}

class OtherLanguagesTest : public testing::TestWithParam<Sample> {};

TEST_P(OtherLanguagesTest, SummaryIsAboutWhatTheTextIsAbout) {
  const Article article = ArticleOf(GetParam());
  const Analysis analysis = Analyse(article);
  EXPECT_EQ(analysis.language, GetParam().language);
  ExpectInvariants(article, analysis);
  ASSERT_TRUE(analysis.takeaway.has_value());
  EXPECT_THAT(analysis.takeaway->text, HasSubstr(GetParam().topic));
  EXPECT_EQ(analysis.dek.size(), 2u);
  EXPECT_EQ(analysis.summary.size(), 3u);
  EXPECT_EQ(analysis.bullets.size(), 3u);
  for (const Excerpt& sentence : analysis.summary) {
    EXPECT_THAT(sentence.text, Not(HasSubstr(GetParam().aside)));
    EXPECT_FALSE(sentence.edited);
  }
}

TEST_P(OtherLanguagesTest, SaysWhatIsNotDoneAndLeavesItOut) {
  const Analysis analysis = Analyse(ArticleOf(GetParam()));
  for (const char* member :
       {"quotes", "statements", "organisations", "places", "wtf"}) {
    EXPECT_THAT(analysis.not_done, Contains(member));
  }
  EXPECT_THAT(analysis.quotes, IsEmpty());
  EXPECT_THAT(analysis.statements, IsEmpty());
  EXPECT_THAT(analysis.organisations, IsEmpty());
  EXPECT_THAT(analysis.places, IsEmpty());
  EXPECT_FALSE(analysis.wtf.has_value());
}

// A section is summed up from its own centre.
TEST_P(OtherLanguagesTest, SectionsAreSummedUp) {
  Article article;
  article.title = GetParam().title;
  article.lang = GetParam().language;
  for (const char* heading : {"1", "2"}) {
    AddBlock(article, BlockKind::kHeading, heading);
    AddBlock(article, BlockKind::kParagraph, GetParam().body);
  }
  const Analysis analysis = Analyse(article);
  ASSERT_EQ(analysis.chapters.size(), 2u);
  for (const Chapter& chapter : analysis.chapters) {
    ASSERT_TRUE(chapter.summary.has_value());
    EXPECT_THAT(chapter.summary->text, HasSubstr(GetParam().topic));
    EXPECT_GE(chapter.summary->span.begin, chapter.span.begin);
    EXPECT_LE(chapter.summary->span.end, chapter.span.end);
  }
}

INSTANTIATE_TEST_SUITE_P(, OtherLanguagesTest, testing::ValuesIn(kSamples),
                         [](const auto& param) {
                           return std::string(param.param.language);
                         });

TEST(LanguageKnowledgeTest, InEnglishEverythingIsDone) {
  EXPECT_THAT(NotDone("en", true), IsEmpty());
  EXPECT_THAT(NotDone("und", true), ElementsAre("wtf"));
}

TEST(LanguageKnowledgeTest, KeyphrasesAreDoneWhereStopWordsAreKnown) {
  EXPECT_THAT(NotDone("de", false), Not(Contains("topics")));
  EXPECT_THAT(NotDone("ru", false), Contains("topics"));
}

// A paragraph of Thai is one long line: nothing tells where a sentence ends.
TEST(LanguageKnowledgeTest, ThaiHasNoSummaryAndSaysSo) {
  Article article = PlainArticle(
      "โรงสีน้ำในหุบเขาเริ่มบดข้าวอีกครั้งเมื่อวันจันทร์ สมาคมซ่อมโรงสีเก่านานสามปี "
      "ล้อของโรงสีทำจากไม้โอ๊กในหุบเขา",
      "โรงสีน้ำบดข้าวอีกครั้ง");
  article.lang = "th";
  const Analysis analysis = Analyse(article);
  EXPECT_EQ(analysis.language, "th");
  EXPECT_FALSE(analysis.takeaway.has_value());
  EXPECT_THAT(analysis.summary, IsEmpty());
  EXPECT_THAT(analysis.bullets, IsEmpty());
  EXPECT_THAT(analysis.not_done, Contains("summary"));
}

TEST(LanguageKnowledgeTest, UnknownTextInAnotherAlphabetIsNotReadAsEnglish) {
  EXPECT_TRUE(ReadsAsEnglish("und", "Mill wheel \u201cturns\u201d \u2014"));
  EXPECT_TRUE(ReadsAsEnglish("und", ""));
  EXPECT_FALSE(ReadsAsEnglish("und", "水車"));
  EXPECT_FALSE(ReadsAsEnglish("und", "Мельница"));
  EXPECT_FALSE(ReadsAsEnglish("de", "Mill"));
}

// Speakers of a transcript are said by its labels, in whatever language.
TEST(LanguageKnowledgeTest, TurnsOfATranscriptAreQuoted) {
  Article article;
  article.lang = "de";
  for (const char* speaker : {"Ada Lund", "Ivo Brandt"}) {
    AddBlock(article, BlockKind::kTurn,
             "Die alte Mühle im Tal mahlt seit Montag wieder das Korn der "
             "Bauern, und das freut uns alle sehr.")
        .speaker = speaker;
  }
  const Analysis analysis = Analyse(article);
  ASSERT_EQ(analysis.quotes.size(), 2u);
  EXPECT_EQ(analysis.quotes[0].speaker, "Ada Lund");
  EXPECT_EQ(analysis.turns.size(), 2u);
  ExpectInvariants(article, analysis);
}

TEST(LanguageKnowledgeTest, TwoLettersOfAScriptWithoutSpacesCountAsAWord) {
  const Article article = PlainArticle("水車水車水車。AI水車");
  const TextModel model = BuildTextModel(article, "ja");
  EXPECT_EQ(CountWords(model, {0, model.tokens.size()}), 5u);
}

TEST(LanguageKnowledgeTest, AbbreviationsAreWholeWords) {
  EXPECT_TRUE(IsAbbreviation("de", "dr"));
  EXPECT_FALSE(IsAbbreviation("de", "d"));
  EXPECT_FALSE(IsAbbreviation("de", ""));
  EXPECT_TRUE(IsAbbreviation("no", "mrd"));
  EXPECT_FALSE(IsAbbreviation("xx", "dr"));
}

}  // namespace
}  // namespace precis::analyse
