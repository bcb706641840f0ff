#include "indexer/parse/html_shape.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace precis {
namespace {

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

struct ShapeCase {
  std::string name;
  std::string html;
  bool is_deep;
};

void PrintTo(const ShapeCase& shape_case, std::ostream* out) {
  *out << shape_case.html.substr(0, 40);
}

class HtmlShapeTest : public testing::TestWithParam<ShapeCase> {};

TEST_P(HtmlShapeTest, NestingIsSeenFromTheTags) {
  EXPECT_EQ(!CheckHtmlShape(GetParam().html, 10), GetParam().is_deep);
}

INSTANTIATE_TEST_SUITE_P(
    , HtmlShapeTest,
    testing::ValuesIn(std::vector<ShapeCase>{
        {"Nested", Repeated("<div>", 11), true},
        {"AtTheLimit", Repeated("<div>", 10), false},
        {"Closed", Repeated("<div><b>x</b></div>", 50), false},
        {"OpenParagraphs", Repeated("<p>x", 50), false},
        {"ParagraphsWithOpenSpan", Repeated("<p><span>x", 50), false},
        {"OpenItems", "<ul>" + Repeated("<li>x", 50), false},
        {"NestedLists", Repeated("<ul><li>", 6), true},
        {"OpenCells", "<table>" + Repeated("<tr><td>a<td><p>b", 50), false},
        {"OpenTerms", "<dl>" + Repeated("<dt>a<dd>b", 50), false},
        {"OpenOptions", "<select>" + Repeated("<option>a", 50), false},
        {"OpenLinks", Repeated("<a href=x>", 50), false},
        {"VoidElements", Repeated("<br><img src=x><hr/>", 50), false},
        {"SelfClosedInSvg", "<svg>" + Repeated("<path d='M0'/>", 50) + "</svg>",
         false},
        {"SelfClosedInHtml", Repeated("<div/>", 11), true},
        {"WrongEndTags", Repeated("<div></x>", 11), true},
        {"EndTagsOutsideTheCell",
         "<table><td>" + Repeated("<div><table><td></div>", 4), true},
        {"InComment", "<!--" + Repeated("<div>", 50) + "-->", false},
        {"InScript", "<script>" + Repeated("<div>", 50) + "</SCRIPT>", false},
        {"AfterScript", "<script></script>" + Repeated("<div>", 11), true},
        {"InAttribute", "<p title='" + Repeated("<div>", 50) + "'>", false},
        {"ApostropheInBareValue", "<p title=it's>" + Repeated("<div>", 11),
         true},
        {"UpperCase", Repeated("<DIV>", 6) + Repeated("<Div>", 5), true},
        {"NotTags", Repeated("a < b <> <3 </ ", 50), false},
    }),
    [](const auto& param_info) { return param_info.param.name; });

// One tag of 1.4 million attributes kept gumbo busy for 27 seconds.
TEST(HtmlAttributesTest, ATagHasAtMost500Attributes) {
  EXPECT_TRUE(CheckHtmlShape("<p " + Repeated("a=b ", 499) + ">", 10));
  const Step step = CheckHtmlShape("<p " + Repeated("a ", 1001) + ">", 10);
  ASSERT_FALSE(step);
  EXPECT_EQ(step.error().reason, RefusalReason::kTooLarge);
}

TEST(HtmlAttributesTest, LongValuesAreNoAttributes) {
  EXPECT_TRUE(
      CheckHtmlShape("<img alt='" + Repeated("a b=c ", 5000) + "' src=x>", 10));
}

}  // namespace
}  // namespace precis
