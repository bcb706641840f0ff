#include "indexer/parse/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace precis {
namespace {

// Each block as "P: text", the kind in front.
std::vector<std::string> BlocksOf(std::string_view html) {
  TextBuilder builder;
  const Step step = AppendHtml(html, 256, builder);
  if (!step) return {std::string(ReasonName(step.error().reason))};
  Article article;
  builder.MoveTo(article);
  std::vector<std::string> blocks;
  for (const Block& block : article.blocks) {
    blocks.push_back(std::string(1, "PHLQT"[static_cast<int>(block.kind)]) +
                     ": " + std::string(Slice(article.text, block.span)));
  }
  return blocks;
}

struct HtmlCase {
  std::string name;
  std::string html;
  std::vector<std::string> blocks;
};

void PrintTo(const HtmlCase& html_case, std::ostream* out) {
  *out << html_case.html;
}

class HtmlBlocksTest : public testing::TestWithParam<HtmlCase> {};

TEST_P(HtmlBlocksTest, AreWhatTheMarkupMeans) {
  EXPECT_THAT(BlocksOf(GetParam().html),
              testing::ElementsAreArray(GetParam().blocks));
}

INSTANTIATE_TEST_SUITE_P(
    , HtmlBlocksTest,
    testing::ValuesIn(std::vector<HtmlCase>{
        {"BareText", "just text", {"P: just text"}},
        {"Paragraphs", "<p>One.</p><p>Two.", {"P: One.", "P: Two."}},
        {"Headings", "<h1>A</h1><h6>B</h6>c", {"H: A", "H: B", "P: c"}},
        {"List", "<ul><li>A<li><p>B</p></ul>c", {"L: A", "L: B", "P: c"}},
        {"NestedList",
         "<ol><li>A<ul><li>B</ul>C</ol>",
         {"L: A", "L: B", "L: C"}},
        {"Quote",
         "<blockquote><p>A</p>B</blockquote>C",
         {"Q: A", "Q: B", "P: C"}},
        {"HeadingInQuote",
         "<blockquote><h2>A</h2>B</blockquote>",
         {"H: A", "Q: B"}},
        {"Table",
         "<table><tr><th>A<td>B<tr><td>C</table>",
         {"P: A", "P: B", "P: C"}},
        {"InlineKeepsWords",
         "un<b>believ</b>a<i>ble</i><span>!</span>",
         {"P: unbelievable!"}},
        {"BlocksSplitWords", "a<div>b</div>c", {"P: a", "P: b", "P: c"}},
        {"SpaceAcrossInline", "<p>a <b> b</b>\n\t c </p>", {"P: a b c"}},
        {"NoBreakSpace", "a&nbsp;&nbsp;b", {"P: a b"}},
        {"LineBreak", "a <br> b<br/>c", {"P: a\nb\nc"}},
        {"TwoLineBreaks", "a<br><br>b<br>", {"P: a", "P: b"}},
        {"Entities",
         "&lt;b&gt; &amp; &euro; &#8212; &#x1F916; &nosuch;",
         {"P: <b> & \u20ac \u2014 \U0001F916 &nosuch;"}},
        {"BadEntities", "a&#xD800;b&#0;c", {"P: a\uFFFDb\uFFFDc"}},
        {"DroppedElements",
         "a<script>x('<p>')</script><style>p{}</style><noscript>n</noscript>"
         "<template><p>t</p></template><svg><text>s</text></svg>"
         "<iframe>i</iframe><button>b</button><select><option>o</select>"
         "<textarea>t</textarea><video>v</video><input value=x><!-- c -->z",
         {"P: az"}},
        {"WholePage",
         "<!DOCTYPE html><html><head><title>T</title><meta charset=utf-8>"
         "<style>x</style></head><body "
         "class=c><main><p>A</p></main></body></html>",
         {"P: A"}},
        {"FormKeepsItsText", "<form>a<input><p>b</form>", {"P: a", "P: b"}},
        {"Pre", "<pre>\n  a\n    b\n</pre>c", {"P: a\n    b", "P: c"}},
        {"Rule", "a<hr>b", {"P: a", "P: b"}},
        {"Definition", "<dl><dt>A<dd>B</dl>", {"P: A", "P: B"}},
        {"Figure",
         "<figure><img alt=x><figcaption>A</figcaption></figure>",
         {"P: A"}},
        {"UnknownElement", "a<x-y>b</x-y>c", {"P: abc"}},
        {"Misnested", "<b><p>a</b>b</p>c", {"P: ab", "P: c"}},
        {"Unclosed", "<div><p>a<em>b", {"P: ab"}},
        {"BrokenTags", "a < b <> c </ d", {"P: a < b <> c"}},
        {"Nothing", "", {}},
        {"OnlySpace", "<p> &nbsp;<br> </p>", {}},
        {"EmptyItem", "<li></li><li>a", {"L: a"}},
        {"Framesets", "<frameset><frame></frameset>a", {"P: a"}},
    }),
    [](const auto& param_info) { return param_info.param.name; });

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HtmlTextTest, TextIsJoinedByBlankLines) {
  TextBuilder builder;
  ASSERT_TRUE(AppendHtml("<h1>A</h1><p>B<br>C</p>", 256, builder));
  Article article;
  builder.MoveTo(article);
  EXPECT_EQ(article.text, "A\n\nB\nC");
}

TEST(HtmlTextTest, DepthIsLimitedOnTheElement) {
  TextBuilder builder;
  EXPECT_TRUE(AppendHtml(Repeated("<div>", 20) + "x", 20, builder));
  const Step step = AppendHtml(Repeated("<div>", 21) + "x", 20, builder);
  ASSERT_FALSE(step);
  EXPECT_EQ(step.error().reason, RefusalReason::kTooDeep);
}

// Such formatting is opened again in every paragraph: 45 KB became 515 MB.
TEST(HtmlTextTest, FormattingThatMultipliesIsRefused) {
  std::string html;
  for (int i = 0; i < 2000; ++i) {
    html += "<p><font size=" + std::to_string(i) + "></p>";
  }
  EXPECT_THAT(BlocksOf(html), testing::ElementsAre("too_large"));
  EXPECT_THAT(BlocksOf("<p>a"), testing::ElementsAre("P: a"));
}

TEST(HtmlTextTest, ALongPageOfFlatMarkupIsTaken) {
  const std::string html = Repeated(
      "<p>The <a href='/x?a=1&amp;b=2'>robots</a> <b>wait</b>.", 20'000);
  EXPECT_EQ(BlocksOf(html).size(), 20'000);
}

}  // namespace
}  // namespace precis
