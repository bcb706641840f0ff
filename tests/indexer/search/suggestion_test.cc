#include "indexer/search/suggestion.h"

#include <gtest/gtest.h>

#include "indexer/index/terms/language.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

class SuggestionTest : public SearchTestBase {
 protected:
  SuggestionTest() {
    Entry entry = Make("a", "Harbour cranes",
                       "The harbour has robots that nobody named.");
    entry.analysis.people = {"Mara Lindqvist"};
    Publish({entry});
  }

  std::string Suggest(const std::string& query) {
    const auto open = Unwrap(OpenNewest(folder_.path()));
    return SuggestSpelling(open, stemmers_.For("en"), query);
  }

  Stemmers stemmers_;
};

TEST_F(SuggestionTest, OnlyWordsThatNobodyUsedArePutRight) {
  EXPECT_EQ(Suggest("lindqwist harbuor"), "lindqvist harbour");
  EXPECT_EQ(Suggest("lindqwist nobody"), "lindqvist nobody");
  EXPECT_EQ(Suggest("harbour robots"), "");
  EXPECT_EQ(Suggest("robot"), "");  // Known by its stem.
  EXPECT_EQ(Suggest("entirely different"), "");
}

TEST_F(SuggestionTest, AllElseStaysAsItIs) {
  EXPECT_EQ(Suggest("(lindqwist OR \"crane harbuor\") NOT x"),
            "(lindqvist OR \"crane harbour\") NOT x");
  EXPECT_EQ(Suggest("speaker:lindqwist"), "");
  EXPECT_EQ(Suggest("speaker:\"mara lindqwist\" harbuor"),
            "speaker:\"mara lindqwist\" harbour");
  EXPECT_EQ(Suggest("(topic:harbuor) lindqw*"), "");
  EXPECT_EQ(Suggest("speaker:\"lindqwist"), "");
}

TEST_F(SuggestionTest, OfManyWordsAFewAreLookedAt) {
  EXPECT_EQ(Suggest("lindqwist lindqwis lindqvis lindkvist"),
            "lindqvist lindqvist lindqvist lindkvist");
}

TEST_F(SuggestionTest, AnyBytesAreSurvived) {
  for (const char* query :
       {"", ":", "a:", "\"", "*", "\xff\xfe", "東京 x:\""}) {
    static_cast<void>(Suggest(query));
  }
}

}  // namespace
}  // namespace precis
