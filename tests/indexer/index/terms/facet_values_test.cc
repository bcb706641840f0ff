#include "indexer/index/terms/facet_values.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

using namespace std::string_literals;

TEST(FacetValuesTest, WhatWasEncodedIsDecoded) {
  const auto value = EncodeFacets("The Quay", {"ports", "AI"}, {"Otto Brandt"});
  const auto lines = DecodeFacets(value);
  EXPECT_EQ(lines.source, "The Quay");
  EXPECT_EQ(lines.topics, "ports\nAI");
  EXPECT_EQ(lines.speakers, "Otto Brandt");
}

TEST(FacetValuesTest, AnyOfThemMayBeMissing) {
  EXPECT_EQ(EncodeFacets("", {}, {}), "");
  const auto value = EncodeFacets("", {}, {"Otto Brandt"});
  EXPECT_EQ(DecodeFacets(value).source, "");
  EXPECT_EQ(DecodeFacets(value).topics, "");
  EXPECT_EQ(DecodeFacets(value).speakers, "Otto Brandt");
}

TEST(FacetValuesTest, NamesDoNotRunIntoEachOther) {
  const auto value = EncodeFacets("a\0b"s, {"c\nd", "e\0f"s}, {"g"});
  const auto lines = DecodeFacets(value);
  EXPECT_EQ(lines.source, "a b");
  EXPECT_EQ(lines.topics, "c d\ne f");
  EXPECT_EQ(lines.speakers, "g");
}

TEST(FacetValuesTest, OneSpeakerIsAListOfOne) {
  for (const auto& speaker : {""s, "Otto\nBrandt"s}) {
    EXPECT_EQ(EncodeSpeechFacets("The Quay", {"ports"}, speaker),
              EncodeFacets("The Quay", {"ports"}, {speaker}));
    EXPECT_EQ(EncodeSpeechFacets("", {}, speaker),
              EncodeFacets("", {}, {speaker}));
  }
}

TEST(FacetValuesTest, ThirtyOfEachAreKept) {
  const auto value = EncodeFacets("s", std::vector<std::string>(31, "t"), {});
  EXPECT_EQ(DecodeFacets(value).topics.size(), 30u + 29u);
}

TEST(FacetValuesTest, DamageIsSurvived) {
  EXPECT_EQ(DecodeFacets("").speakers, "");
  EXPECT_EQ(DecodeFacets("s").source, "s");
  EXPECT_EQ(DecodeFacets("s\0t"s).topics, "t");
}

}  // namespace
}  // namespace precis
