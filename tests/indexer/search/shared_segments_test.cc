#include "indexer/search/shared_segments.h"

#include "indexer/search/open_index.h"
#include "tests/indexer/search/search_test_base.h"

namespace precis {
namespace {

class SharedSegmentsTest : public SearchTestBase {
 protected:
  OpenIndex Open(const OpenIndex* previous = nullptr) {
    return Unwrap(OpenNewest(shared_, previous));
  }

  SharedSegments shared_{folder_.path()};
};

TEST_F(SharedSegmentsTest, EachSegmentIsOpenedOnce) {
  Publish({SampleEntry("a", 0)});
  const OpenIndex one = Open();
  const OpenIndex two = Open();
  EXPECT_EQ(one.manifest, two.manifest);
  EXPECT_EQ(one.shared, two.shared);
}

TEST_F(SharedSegmentsTest, WhatOneOpensAnewTheOthersTake) {
  Publish({SampleEntry("a", 0)});
  const OpenIndex one = Open();
  const OpenIndex two = Open();
  Publish({SampleEntry("b", 1)});
  const OpenIndex next_one = Open(&one);
  const OpenIndex next_two = Open(&two);
  ASSERT_EQ(next_one.shared.size(), 2U);
  EXPECT_EQ(next_one.shared[0], one.shared[0]);
  EXPECT_EQ(next_one.shared, next_two.shared);
  EXPECT_EQ(next_one.manifest, next_two.manifest);
}

TEST_F(SharedSegmentsTest, WhatNobodyHasAnyMoreIsClosed) {
  Publish({SampleEntry("a", 0)});
  OpenIndex open = Open();
  const std::weak_ptr<const SharedSegment> old = open.shared[0];
  Publish({SampleEntry("b", 1)});
  ASSERT_TRUE(store_->Merge(1));
  open = Open(&open);
  EXPECT_EQ(open.shared.size(), 1U);
  EXPECT_TRUE(old.expired());
}

TEST_F(SharedSegmentsTest, LanguagesAreThoseOfAllSegments) {
  const auto publish = [&](const char* language) {
    Entry entry = Make(language, "Title", "Text");
    entry.analysis.language = language;
    Publish({entry});
  };
  publish("fr");
  publish("en");
  publish("de");
  publish("fr");
  EXPECT_EQ(Open().languages, (std::vector<std::string>{"de", "fr"}));
}

TEST_F(SharedSegmentsTest, ASegmentThatIsGoneIsAnError) {
  Publish({SampleEntry("a", 0)});
  const OpenIndex open = Open();
  SegmentInfo info = open.manifest->segments.at(0);
  info.name = "no-such-segment";
  EXPECT_FALSE(shared_.Open(info, open.segments[0]));
  info = open.manifest->segments[0];
  EXPECT_EQ(Unwrap(shared_.Open(info, open.segments[0])), open.shared[0]);
}

}  // namespace
}  // namespace precis
