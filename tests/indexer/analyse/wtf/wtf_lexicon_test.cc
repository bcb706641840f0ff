#include "indexer/analyse/wtf/wtf_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/wtf/wtf_default_lexicon.h"
#include "indexer/analyse/wtf/wtf_lexicon_parser.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A site that writes about rivers. Line 13 begins its first category.
constexpr std::string_view kRivers = R"(# Rivers.
[axis flood]
title = Flood

[axis drought]
title = Drought

[subject]
name = rivers
river*, brook, brooks

# What too much water does.
[category broken banks]
axis = flood
weight = 4
label = water where people live
burst ~ banks, overflow*,
flooded

[category low water]
axis = drought
weight = 3.5
kind = trend
label = too little water
dried up
)";

std::string Replaced(std::string_view from, std::string_view to) {
  std::string text(kRivers);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string ProblemOf(const std::string& text) {
  const auto parsed =
      ParseWtfLexicon(text, "site.txt", &DefaultWtfLexicon().definitions());
  return parsed ? "" : parsed.error().message;
}

std::string WriteFile(const std::string& name, std::string_view text) {
  const std::string file = testing::TempDir() + name;
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

TEST(WtfLexiconTest, DefaultIsWrittenAsItShouldBe) {
  const auto parsed =
      ParseWtfLexicon(DefaultWtfLexiconText(), "wtf_lexicon.txt", nullptr);
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(parsed->axes[0].name, "terminator");
  EXPECT_EQ(parsed->axes[1].name, "idiocracy");
  for (const std::string& words : parsed->words) EXPECT_FALSE(words.empty());
}

TEST(WtfLexiconTest, SiteBringsItsOwnAxes) {
  const auto lexicon = LoadWtfLexicon(WriteFile("rivers.txt", kRivers));
  ASSERT_TRUE(lexicon.has_value()) << lexicon.error().message;
  const Analysis analysis = Analyse(
      PlainArticle("The river burst its banks and flooded the mill. Brooks "
                   "overflowed. The river never dried up.",
                   "River overflows"),
      **lexicon);
  ASSERT_TRUE(analysis.wtf.has_value());
  EXPECT_GE(analysis.wtf->terminator, 3);
  EXPECT_EQ(analysis.wtf->idiocracy, 0);
  EXPECT_EQ(analysis.wtf->label, "LEANS FLOOD");
  ASSERT_FALSE(analysis.wtf->evidence.empty());
  EXPECT_EQ(analysis.wtf->evidence[0].axis, "flood");
  EXPECT_EQ(analysis.wtf->evidence[0].category, "broken banks");
  EXPECT_THAT(analysis.wtf->rationale, HasSubstr("Flood signs (water where"));
}

TEST(WtfLexiconTest, RationaleNamesTheSubject) {
  const auto lexicon = LoadWtfLexicon(WriteFile("rivers.txt", kRivers));
  ASSERT_TRUE(lexicon.has_value()) << lexicon.error().message;
  const Analysis analysis =
      Analyse(PlainArticle("The baker of Ulm bakes bread."), **lexicon);
  EXPECT_THAT(analysis.wtf->rationale, HasSubstr("about rivers"));
}

TEST(WtfLexiconTest, WordsThatAreLeftOutAreTheDefaults) {
  const auto parsed =
      ParseWtfLexicon(kRivers, "site.txt", &DefaultWtfLexicon().definitions());
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(parsed->Words(WtfWords::kNegation),
            DefaultWtfLexicon().definitions().Words(WtfWords::kNegation));
}

TEST(WtfLexiconTest, WordsThatAreGivenReplaceTheDefaults) {
  const auto parsed =
      ParseWtfLexicon(std::string(kRivers) + "[words hedge]\nmaybe\n",
                      "site.txt", &DefaultWtfLexicon().definitions());
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(parsed->Words(WtfWords::kHedge), "maybe");
}

TEST(WtfLexiconTest, CommasAndLineEndsSeparatePhrases) {
  const auto parsed =
      ParseWtfLexicon(kRivers, "site.txt", &DefaultWtfLexicon().definitions());
  ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
  EXPECT_EQ(parsed->categories[0].phrases, "burst ~ banks\noverflow*\nflooded");
  EXPECT_FALSE(parsed->categories[0].trend);
  EXPECT_TRUE(parsed->categories[1].trend);
}

TEST(WtfLexiconTest, FileThatIsNotThereIsNamed) {
  const auto lexicon = LoadWtfLexicon(testing::TempDir() + "nowhere.txt");
  ASSERT_FALSE(lexicon.has_value());
  EXPECT_EQ(lexicon.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(lexicon.error().message, HasSubstr("nowhere.txt"));
}

TEST(WtfLexiconTest, FileThatIsTooLargeIsRefused) {
  const std::string large(std::size_t{2} << 20, '#');
  const auto lexicon = LoadWtfLexicon(WriteFile("large.txt", large));
  ASSERT_FALSE(lexicon.has_value());
  EXPECT_THAT(lexicon.error().message, HasSubstr("1 MiB"));
}

// A mistake, and what the message says of it.
struct Mistake {
  std::string name;
  std::string from;
  std::string to;
  std::string where;
  std::string remedy;
};

class WtfLexiconMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(WtfLexiconMistakeTest, IsNamedWithLineAndRemedy) {
  const Mistake& mistake = GetParam();
  const std::string problem = ProblemOf(Replaced(mistake.from, mistake.to));
  EXPECT_THAT(problem, StartsWith("site.txt:" + mistake.where + ": "));
  EXPECT_THAT(problem, HasSubstr(mistake.remedy));
}

INSTANTIATE_TEST_SUITE_P(
    , WtfLexiconMistakeTest,
    testing::Values(
        Mistake{"NothingBeforeSections", "# Rivers.", "rivers", "1",
                "begin with [axis NAME]"},
        Mistake{"BracketMissing", "[axis flood]", "[axis flood", "2",
                "write [axis flood]"},
        Mistake{"UnknownSection", "[subject]", "[object river]", "8",
                "write axis, subject, category or words"},
        Mistake{"SectionWithoutName", "[axis drought]", "[axis]", "5",
                "[axis NAME]"},
        Mistake{"SectionTwice", "[axis drought]", "[axis flood]", "5",
                "join it with line 2"},
        Mistake{"ThirdAxis", "[subject]", "[axis ice]\ntitle = Ice\n[subject]",
                "8", "leave one out"},
        Mistake{"AxisWithoutTitle", "title = Drought", "", "5",
                "title = Terminator"},
        Mistake{"AxisWithPhrases", "title = Drought", "title = Drought\ndry",
                "7", "into a [category]"},
        Mistake{"SubjectWithoutName", "name = rivers", "", "8", "name = AI"},
        Mistake{"SubjectWithoutPhrases", "river*, brook, brooks", "", "8",
                "separated by commas"},
        Mistake{"UnknownKey", "weight = 4", "wait = 4", "15",
                "a category has axis, weight, kind and label"},
        Mistake{"KeyWithoutValue", "weight = 4", "weight =", "15",
                "write one after the ="},
        Mistake{"KeyTwice", "weight = 4", "weight = 4\nweight = 5", "16",
                "leave one out"},
        Mistake{"WeightIsNoNumber", "weight = 4", "weight = 4,0", "15",
                "such as 2.5"},
        Mistake{"WeightIsNotPositive", "weight = 4", "weight = 0", "15",
                "above 0"},
        Mistake{"WeightIsTooLarge", "weight = 4", "weight = 11", "15",
                "up to 10"},
        Mistake{"WeightMissing", "weight = 4", "", "13",
                "a number above 0 and up to 10"},
        Mistake{"UnknownKind", "kind = trend", "kind = slow", "23",
                "event or trend"},
        Mistake{"UnknownAxis", "axis = flood", "axis = flod", "14",
                "write flood or drought"},
        Mistake{"AxisWithoutCategory", "axis = drought", "axis = flood", "25",
                "axis = drought"},
        Mistake{"CategoryWithoutPhrases", "dried up", "", "20",
                "separated by commas"},
        Mistake{"Capitals", "dried up", "Dried up", "25", "in lower case"},
        Mistake{"Hyphen", "dried up", "dried-up", "25", "write a space"},
        Mistake{"CurlyApostrophe", "dried up", "didn\u2019t rain", "25",
                "write '"},
        Mistake{"Mark", "dried up", "dried up!", "25", "leave it out"},
        Mistake{"TwoSpaces", "dried up", "dried  up", "25", "write one"},
        Mistake{"StarInside", "dried up", "dri*d up", "25", "word's end"},
        Mistake{"ShortStem", "dried up", "dry*", "25", "write out its words"},
        Mistake{"GapAtTheEnd", "dried up", "dried ~", "25",
                "between words only"},
        Mistake{"TwoCommas", "overflow*,\n", "overflow*,,\n", "17",
                "one comma"},
        Mistake{"PhraseTwice", "dried up", "flooded", "25",
                "stands in line 18 too"},
        Mistake{"UnknownWords", "[category low water]", "[words hedges]\nmay",
                "20", "the lists are possible subject, negation"}),
    [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace precis::analyse
