#include "indexer/tagger/labels.h"

#include <gtest/gtest.h>

namespace precis::tagger {
namespace {

constexpr Label kBegins = LabelOf(Kind::kOrganisation, Part::kBegin);
constexpr Label kGoesOn = LabelOf(Kind::kOrganisation, Part::kInside);
constexpr Label kEnds = LabelOf(Kind::kOrganisation, Part::kLast);

TEST(LabelsTest, LabelsKeepKindAndPart) {
  const Label label = LabelOf(Kind::kPlace, Part::kUnit);
  EXPECT_EQ(KindOf(label), Kind::kPlace);
  EXPECT_EQ(PartOf(label), Part::kUnit);
  EXPECT_LT(label, kLabels);
}

TEST(LabelsTest, AnOpenNameHasToGoOnInItsKind) {
  EXPECT_TRUE(MayFollow(kBegins, kGoesOn, false));
  EXPECT_TRUE(MayFollow(kGoesOn, kEnds, false));
  EXPECT_FALSE(MayFollow(kBegins, kOutside, false));
  EXPECT_FALSE(MayFollow(kBegins, LabelOf(Kind::kPerson, Part::kLast), false));
}

TEST(LabelsTest, NothingGoesOnThatDidNotBegin) {
  EXPECT_FALSE(MayFollow(kOutside, kEnds, false));
  EXPECT_FALSE(MayFollow(kEnds, kGoesOn, false));
  EXPECT_TRUE(MayFollow(kEnds, kBegins, false));
}

TEST(LabelsTest, NoNameIsOpenAtTheLastWord) {
  EXPECT_FALSE(MayFollow(kOutside, kBegins, true));
  EXPECT_FALSE(MayFollow(kBegins, kGoesOn, true));
  EXPECT_TRUE(MayFollow(kBegins, kEnds, true));
}

}  // namespace
}  // namespace precis::tagger
