#include "indexer/parse/article_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr UnixMs kHourMs = 3600 * 1000;
constexpr UnixMs kNow = 1'772'500'000'000;

Article ParseOk(std::string_view json) {
  ArticleParser parser;
  auto article = parser.Parse(json, kNow);
  if (!article) {
    ADD_FAILURE() << ReasonName(article.error().reason) << " "
                  << article.error().field << " " << article.error().detail;
    return {};
  }
  return *std::move(article);
}

// "reason field", or "ok".
std::string Outcome(ArticleParser& parser, std::string_view json) {
  const auto article = parser.Parse(json, kNow);
  if (article) return "ok";
  std::string outcome(ReasonName(article.error().reason));
  if (!article.error().field.empty()) outcome += " " + article.error().field;
  return outcome;
}

std::string Outcome(std::string_view json) {
  ArticleParser parser;
  return Outcome(parser, json);
}

std::vector<std::string_view> TextsOf(const Article& article) {
  std::vector<std::string_view> texts;
  for (const Block& block : article.blocks) {
    texts.push_back(Slice(article.text, block.span));
  }
  return texts;
}

TEST(ArticleParserTest, EveryFieldArrives) {
  const Article article = ParseOk(R"({
    "id": "tidewire/1", "kind": "podcast", "lang": "de-AT",
    "url": "https://tidewire.example/1", "title": "Hafen \u00dcber",
    "source": "Tidewire", "published_at": "2026-03-01T08:00:00.5+01:00",
    "updated_at": "2026-03-02", "authors": ["Oriel Vantongeren", " ", null],
    "hosts": ["Ludo Marchetti-Oyelaran"], "guests": [" Ines Abara "],
    "body": "Eins.\nZwei.", "deleted": false,
    "chapters": [{"title": "Warten", "start_s": 95.5}, {"start_s": 3},
                 {"title": "Ohne Zeit"}]})");
  EXPECT_EQ(article.id, "tidewire/1");
  EXPECT_EQ(article.kind, ArticleKind::kEpisode);
  EXPECT_EQ(article.lang, "de-AT");
  EXPECT_EQ(article.url, "https://tidewire.example/1");
  EXPECT_EQ(article.title, "Hafen \u00dcber");
  EXPECT_EQ(article.source, "Tidewire");
  EXPECT_EQ(article.published_at, ParseTimestamp("2026-03-01T07:00:00.5Z"));
  EXPECT_EQ(article.updated_at, ParseTimestamp("2026-03-02T00:00:00Z"));
  EXPECT_THAT(article.authors, ElementsAre("Oriel Vantongeren"));
  EXPECT_THAT(article.hosts, ElementsAre("Ludo Marchetti-Oyelaran"));
  EXPECT_THAT(article.guests, ElementsAre("Ines Abara"));
  ASSERT_EQ(article.chapters.size(), 2);
  EXPECT_EQ(article.chapters[0].title, "Warten");
  EXPECT_EQ(article.chapters[0].start_s, 95.5);
  EXPECT_EQ(article.chapters[1].start_s, 0);
  EXPECT_FALSE(article.deleted);
}

TEST(ArticleParserTest, FieldsMayComeInAnyOrder) {
  const Article article = ParseOk(
      R"({"body":"Text.","x":[{}],"segments":[],"title":"T","id":"a"})");
  EXPECT_EQ(article.id, "a");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.text, "Text.");
}

TEST(ArticleParserTest, EscapedKeysAreTheSameKeys) {
  EXPECT_EQ(ParseOk(R"({"\u0069d":"a","bod\u0079":"x"})").id, "a");
}

TEST(ArticleParserTest, OfRepeatedFieldsTheLastThatIsNotNullCounts) {
  const Article article = ParseOk(
      R"({"id":"a","id":"b","id":null,"body":"x","hosts":["A","B"],"hosts":["C"],"hosts":null})");
  EXPECT_EQ(article.id, "b");
  EXPECT_THAT(article.hosts, ElementsAre("C"));
}

TEST(ArticleParserTest, BodyIsKeptByteForByte) {
  const Article article = ParseOk(
      R"({"id":"a","body":"\r\n  One \u2014 one.\t\r\n\n\u00a0\n Two\u0000two. "})");
  using std::string_literals::operator""s;
  EXPECT_EQ(article.text, "\r\n  One \u2014 one.\t\r\n\n\u00a0\n Two\0two. "s);
  EXPECT_THAT(TextsOf(article), ElementsAre("One \u2014 one.", "Two\0two."s));
  EXPECT_EQ(article.blocks[0].kind, BlockKind::kParagraph);
}

TEST(ArticleParserTest, FirstTextThatIsNotBlankIsTaken) {
  const std::string sections = R"("sections":[{"heading":"H","text":"S"}],)";
  const std::string segments = R"("segments":[{"text":"T"}],)";
  const std::string html = R"("body_html":"<p>W</p>",)";
  const std::string id = R"("id":"a"})";
  EXPECT_EQ(
      ParseOk("{" + segments + sections + html + R"("body":"B",)" + id).text,
      "B");
  EXPECT_EQ(
      ParseOk("{" + segments + sections + html + R"("body":" ",)" + id).text,
      "W");
  EXPECT_EQ(
      ParseOk("{" + segments + sections + R"("body_html":"<p> </p>",)" + id)
          .text,
      "H\n\nS");
  EXPECT_EQ(ParseOk("{" + segments + R"("sections":[{}],)" + id).text, "T");
}

TEST(ArticleParserTest, SectionsAreHeadingsAndParagraphs) {
  const Article article = ParseOk(
      R"({"id":"a","sections":[{"text":"Intro."},{"heading":" Why ","text":"One.\n\nTwo."}]})");
  EXPECT_EQ(article.text, "Intro.\n\nWhy\n\nOne.\n\nTwo.");
  EXPECT_THAT(TextsOf(article), ElementsAre("Intro.", "Why", "One.", "Two."));
  EXPECT_EQ(article.blocks[1].kind, BlockKind::kHeading);
  EXPECT_EQ(article.blocks[3].kind, BlockKind::kParagraph);
}

TEST(ArticleParserTest, SegmentsAreTurnsAndNamesAreNotText) {
  const Article article = ParseOk(
      R"({"id":"a","kind":"episode","segments":[
          {"speaker":"Ines Abara","text":" Why? ","start_s":1,"end_s":2.5},
          {"speaker":"Ines Abara","text":"Tell me."},
          {"speaker":"Ludo","text":" "},{"text":"Well."}]})");
  EXPECT_EQ(article.text, "Why?\n\nTell me.\n\nWell.");
  EXPECT_THAT(TextsOf(article), ElementsAre("Why?", "Tell me.", "Well."));
  EXPECT_EQ(article.blocks[0].kind, BlockKind::kTurn);
  EXPECT_EQ(article.blocks[0].speaker, "Ines Abara");
  EXPECT_EQ(article.blocks[0].start_s, 1);
  EXPECT_EQ(article.blocks[0].end_s, 2.5);
  EXPECT_EQ(article.blocks[1].speaker, "Ines Abara");
  EXPECT_EQ(article.blocks[1].start_s, std::nullopt);
  EXPECT_EQ(article.blocks[2].speaker, "");
}

TEST(ArticleParserTest, TombstoneHasNoText) {
  const Article article = ParseOk(
      R"({"id":"a","deleted":true,"updated_at":"2026-03-02","body":"Old."})");
  EXPECT_TRUE(article.deleted);
  EXPECT_TRUE(article.updated_at);
  EXPECT_EQ(article.text, "");
  EXPECT_THAT(article.blocks, IsEmpty());
}

TEST(ArticleParserTest, OnlyWhatIsBeyondTheToleranceIsInTheFuture) {
  ArticleParser parser({.future_tolerance_ms = 48 * kHourMs});
  const std::string json =
      R"({"id":"a","body":"x","published_at":"2026-03-03T00:00:00Z"})";
  const UnixMs published = *ParseTimestamp("2026-03-03");
  const auto at = [&](UnixMs now) {
    return parser.Parse(json, now)->published_in_future;
  };
  EXPECT_FALSE(at(published - 48 * kHourMs));
  EXPECT_TRUE(at(published - 48 * kHourMs - 1));
}

TEST(ArticleParserTest, ByteOrderMarkIsPassedOver) {
  EXPECT_EQ(Outcome("\uFEFF{\"id\":\"a\",\"body\":\"x\"}"), "ok");
}

TEST(ArticleParserTest, InputNeedsNoPaddingAndIsNotKept) {
  std::string json = R"({"id":"a","body":"Text."})";
  json.shrink_to_fit();
  const Article article = ParseOk(json);
  std::ranges::fill(json, '#');
  EXPECT_EQ(article.text, "Text.");
}

struct BrokenCase {
  std::string name;
  std::string json;
  std::string outcome;
};

void PrintTo(const BrokenCase& broken, std::ostream* out) {
  *out << broken.json;
}

class BrokenJsonTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenJsonTest, IsRefused) {
  EXPECT_EQ(Outcome(GetParam().json), GetParam().outcome);
}

// Every event here would do, were it not for the one flaw.
INSTANTIATE_TEST_SUITE_P(
    , BrokenJsonTest,
    testing::ValuesIn(std::vector<BrokenCase>{
        {"Nothing", "", "not_json"},
        {"Blanks", " \n", "not_json"},
        {"Words", "hello", "not_json"},
        {"Null", "null", "not_an_object"},
        {"Number", "1", "not_an_object"},
        {"List", R"([{"id":"a","body":"x"}])", "not_an_object"},
        {"SecondObject", R"({"id":"a","body":"x"} {})", "not_json"},
        {"BraceAfterEnd", R"({"id":"a","body":"x"}})", "not_json"},
        {"WordAfterEnd", R"({"id":"a","body":"x"} x)", "not_json"},
        {"NulAfterEnd", std::string("{\"id\":\"a\",\"body\":\"x\"}\0", 23),
         "not_json"},
        {"CommaAtEnd", R"({"id":"a","body":"x",})", "not_json"},
        {"NoComma", R"({"id":"a" "body":"x"})", "not_json"},
        {"NoColon", R"({"id" "a","body":"x"})", "not_json"},
        {"BareKey", R"({id:"a","body":"x"})", "not_json"},
        {"NoEnd", R"({"id":"a","body":"x")", "not_json"},
        {"OpenString", R"({"id":"a","body":"x)", "not_json"},
        {"BadEscape", R"({"id":"a","body":"\x"})", "not_json body"},
        {"BadEscapeInUnknown", R"({"id":"a","body":"x","u":"\x"})",
         "not_json u"},
        {"BadEscapeInKey", R"({"id":"a","body":"x","\x":1})", "not_json"},
        {"LoneHighSurrogate", R"({"id":"a","body":"\ud800"})", "not_json body"},
        {"LoneLowSurrogate", R"({"id":"a","body":"\udc00x"})", "not_json body"},
        {"TwoHighSurrogates", R"({"id":"a","body":"\ud800\ud800"})",
         "not_json body"},
        {"RawNewline", "{\"id\":\"a\",\"body\":\"x\ny\"}", "not_json"},
        {"BadLiteral", R"({"id":"a","body":"x","deleted":tru})",
         "not_json deleted"},
        {"BadNull", R"({"id":"a","body":"x","title":nul})", "not_json title"},
        {"BadLiteralInUnknown", R"({"id":"a","body":"x","u":[falsee]})",
         "not_json u[0]"},
        {"BadNumberInUnknown", R"({"id":"a","body":"x","u":{"v":01}})",
         "not_json u.v"},
        {"BadTime", R"({"id":"a","segments":[{"text":"x","end_s":1.}]})",
         "not_json segments[0].end_s"},
        {"OpenListInUnknown", R"({"id":"a","body":"x","u":[[1,2})",
         "not_json u[0]"},
        {"WrongBracketInUnknown", R"({"id":"a","body":"x","u":{"v":1]})",
         "not_json u"},
        {"CommaAtListEnd", R"({"id":"a","body":"x","u":[1,]})",
         "not_json u[1]"},
        {"NoCommaInList", R"({"id":"a","body":"x","u":[1 2]})", "not_json u"},
        {"Comment", R"({"id":"a",/* */"body":"x"})", "not_json"},
        {"BadUtf8", "{\"id\":\"a\",\"body\":\"\xff\"}", "invalid_utf8"},
        {"CutUtf8", "{\"id\":\"a\",\"body\":\"\xe2\x82\"}", "invalid_utf8"},
        {"SurrogateInUtf8", "{\"id\":\"a\",\"body\":\"\xed\xa0\x80\"}",
         "invalid_utf8"},
        {"HugeSeconds",
         R"({"id":"a","segments":[{"text":"x","start_s":1e999}]})",
         "wrong_type segments[0].start_s"},
    }),
    [](const auto& param_info) { return param_info.param.name; });

TEST(ArticleParserTest, NumbersBeyondADoubleAreFineInUnknownFields) {
  EXPECT_EQ(Outcome(R"({"id":"a","u":[1e999,)" + std::string(400, '9') +
                    R"(,-0.0],"v":1e400,"body":"x"})"),
            "ok");
}

TEST(ArticleParserTest, SizeLimitIsOnTheByte) {
  const std::string json = R"({"id":"a","body":"x"})";
  ArticleParser exact({.max_event_bytes = json.size()});
  EXPECT_EQ(Outcome(exact, json), "ok");
  EXPECT_EQ(Outcome(exact, json + " "), "too_large");
}

TEST(ArticleParserTest, DepthLimitIsOnTheLevelInUnknownFieldsToo) {
  ArticleParser parser({.max_depth = 5});
  const auto event = [](int levels) {  // The event itself is the first.
    const auto size = static_cast<std::size_t>(levels - 1);
    return R"({"id":"a","u":)" + std::string(size, '[') +
           std::string(size, ']') + R"(,"body":"x"})";
  };
  EXPECT_EQ(Outcome(parser, event(5)), "ok");
  EXPECT_EQ(Outcome(parser, event(6)), "too_deep u[0][0][0][0]");
  ArticleParser flat({.max_depth = 2});
  EXPECT_EQ(Outcome(flat, R"({"id":"a","segments":[{"text":"x"}]})"),
            "too_deep segments[0]");
}

TEST(ArticleParserTest, AMillionBracketsAreTooDeep) {
  for (const std::size_t max_depth : {32UL, 1'000'000'000UL}) {
    ArticleParser parser({.max_depth = max_depth});
    const std::size_t size = 1'000'000;
    const std::string json = R"({"id":"a","body":"x","u":)" +
                             std::string(size, '[') + std::string(size, ']') +
                             "}";
    EXPECT_THAT(Outcome(parser, json), testing::StartsWith("too_deep u[0]"));
  }
}

TEST(ArticleParserTest, HtmlNestedTooDeepIsRefused) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  EXPECT_EQ(Outcome(R"({"id":"a","body_html":")" + html + R"(x"})"),
            "too_deep body_html");
}

TEST(ArticleParserTest, ParserSurvivesABadMessage) {
  ArticleParser parser;
  const std::string good = R"({"id":"a","body":"Text \u00e9."})";
  for (const std::string bad :
       {"", "{", R"({"id":"a","body":[1,)", R"({"id":[[[)", "\xff",
        R"({"id":"a","body":"\ud800"})", R"({"id":1})"}) {
    EXPECT_NE(Outcome(parser, bad), "ok");
    EXPECT_EQ(parser.Parse(good, kNow)->text, "Text \u00e9.");
  }
}

TEST(RefusalTest, ReasonNamesAreTheMetricLabels) {
  EXPECT_EQ(ReasonName(RefusalReason::kTooLarge), "too_large");
  EXPECT_EQ(ReasonName(RefusalReason::kBadTime), "bad_time");
}

}  // namespace
}  // namespace precis
