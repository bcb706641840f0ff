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

TEST(LabelsTest, FollowersAreTheLabelsThatMayFollow) {
  for (Label label = 0; label < kLabels; ++label) {
    for (const bool last : {false, true}) {
      const unsigned followers = kFollowers[label][last ? 1 : 0];
      EXPECT_NE(followers, 0u);
      for (Label next = 0; next < kLabels; ++next) {
        EXPECT_EQ(followers >> next & 1, MayFollow(label, next, last) ? 1u : 0u)
            << int{label} << " " << int{next} << " " << last;
      }
    }
  }
}

}  // namespace
}  // namespace precis::tagger
