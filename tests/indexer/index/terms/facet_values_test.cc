#include "indexer/index/terms/facet_values.h"

#include <gtest/gtest.h>

namespace precis {
namespace {

using namespace std::literals;

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

TEST(FacetValuesTest, AQuoteKnowsItsSpeakerAndTheWayToItsArticle) {
  const auto value =
      EncodeSpeechFacets({.documents_back = 12, .speaker = "Otto Brandt"});
  const auto facets = DecodeSpeechFacets(value);
  EXPECT_EQ(facets.documents_back, 12u);
  EXPECT_EQ(facets.speaker, "Otto Brandt");
}

TEST(FacetValuesTest, AQuoteMayBeNobodys) {
  const auto facets = DecodeSpeechFacets(EncodeSpeechFacets({1, ""}));
  EXPECT_EQ(facets.documents_back, 1u);
  EXPECT_EQ(facets.speaker, "");
}

TEST(FacetValuesTest, ASpeakerIsOneLine) {
  const auto value = EncodeSpeechFacets({3, "Otto\nBrandt\0"sv});
  EXPECT_EQ(DecodeSpeechFacets(value).speaker, "Otto Brandt ");
}

TEST(FacetValuesTest, ThirtyOfEachAreKept) {
  const auto value = EncodeFacets("s", std::vector<std::string>(31, "t"), {});
  EXPECT_EQ(DecodeFacets(value).topics.size(), 30u + 29u);
}

TEST(FacetValuesTest, DamageIsSurvived) {
  EXPECT_EQ(DecodeFacets("").speakers, "");
  EXPECT_EQ(DecodeFacets("s").source, "s");
  EXPECT_EQ(DecodeFacets("s\0t"s).topics, "t");
  for (const auto* const value :
       {"", "1", "Otto", " Otto", "99999999999 Otto"}) {
    EXPECT_EQ(DecodeSpeechFacets(value).documents_back, 0u) << value;
    EXPECT_EQ(DecodeSpeechFacets(value).speaker, "") << value;
  }
}

}  // namespace
}  // namespace precis
