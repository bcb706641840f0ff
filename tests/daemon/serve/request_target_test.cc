#include "daemon/serve/request_target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace precis {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(RequestTargetTest, DecodesPathAndParameters) {
  const auto target = ParseRequestTarget("/v1/search?q=a+b%22%C3%A9&sort=&x");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path, "/v1/search");
  EXPECT_THAT(target->parameters, ElementsAre(Pair("q", "a b\"é"),
                                              Pair("sort", ""), Pair("x", "")));
}

TEST(RequestTargetTest, PlusIsABlankInTheQueryOnly) {
  EXPECT_EQ(ParseRequestTarget("/a+b")->path, "/a+b");
}

TEST(RequestTargetTest, AnEncodedSlashBecomesASlash) {
  EXPECT_EQ(ParseRequestTarget("/v1/entries/a%2Fb")->path, "/v1/entries/a/b");
}

TEST(RequestTargetTest, AbsoluteFormLosesItsOrigin) {
  EXPECT_EQ(ParseRequestTarget("http://host:1/livez?a=b")->path, "/livez");
  EXPECT_EQ(ParseRequestTarget("http://host")->path, "/");
}

TEST(RequestTargetTest, FragmentIsIgnored) {
  EXPECT_EQ(ParseRequestTarget("/a#b?c")->path, "/a");
}

struct Refused {
  const char* name;
  const char* target;
};

class RefusedTargetTest : public testing::TestWithParam<Refused> {};

TEST_P(RefusedTargetTest, IsBadInput) {
  const auto target = ParseRequestTarget(GetParam().target);
  ASSERT_FALSE(target.has_value());
  EXPECT_EQ(target.error().code, ErrorCode::kBadInput);
}

INSTANTIATE_TEST_SUITE_P(
    , RefusedTargetTest,
    testing::Values(Refused{"Empty", ""}, Refused{"Star", "*"},
                    Refused{"NoSlash", "v1/search"},
                    Refused{"CutEscape", "/a%2"}, Refused{"BadEscape", "/a%zz"},
                    Refused{"Nul", "/a%00"}, Refused{"NotUtf8", "/a%ff"},
                    Refused{"NotUtf8Value", "/a?q=%C3"},
                    Refused{"NotUtf8Name", "/a?%C3=1"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(IsUtf8Test, KnowsTheEdgesOfTheEncoding) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("a\u00e9\u20ac\U0001F600\U0010FFFF"));
  EXPECT_FALSE(IsUtf8("\x80"));              // A continuation byte alone.
  EXPECT_FALSE(IsUtf8("\xC3"));              // Cut off.
  EXPECT_FALSE(IsUtf8("\xC0\xAF"));          // An overlong '/'.
  EXPECT_FALSE(IsUtf8("\xE0\x80\xAF"));      // And again.
  EXPECT_FALSE(IsUtf8("\xED\xA0\x80"));      // A surrogate.
  EXPECT_FALSE(IsUtf8("\xF4\x90\x80\x80"));  // Beyond U+10FFFF.
  EXPECT_FALSE(IsUtf8("\xF8\x88\x80\x80\x80"));
}

}  // namespace
}  // namespace precis
