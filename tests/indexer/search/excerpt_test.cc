#include "indexer/search/excerpt.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace precis {
namespace {

std::string Filler(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "lorem ipsum, dolor. ";
  return text;
}

Xapian::Query Words(const std::vector<std::string>& terms) {
  std::vector<Xapian::Query> words;
  for (const std::string& term : terms) {
    const auto position = static_cast<Xapian::termpos>(words.size() + 1);
    words.emplace_back(term, 1, position);
  }
  return {Xapian::Query::OP_AND, words.begin(), words.end()};
}

TEST(ExcerptTest, IsWhereTheWordsStandTogether) {
  const std::string text = Filler(50) + "One Crane. " + Filler(50) +
                           "Cranes that listen to robots. " + Filler(50);
  const ExcerptFinder finder(Words({"Zcrane", "Zrobot"}));
  const auto found = finder.Find(text, 300);
  EXPECT_NE(found.find("Cranes that listen to robots."), std::string::npos);
  EXPECT_LE(found.size(), 300u);
}

TEST(ExcerptTest, APhraseBeatsItsWordsApart) {
  const std::string text = "Cranes. " + Filler(2) + "quiet robots. " +
                           Filler(50) + "quiet cranes " + Filler(50);
  const ExcerptFinder finder(Words({"quiet", "cranes", "robots"}));
  EXPECT_NE(finder.Find(text, 300).find("quiet cranes"), std::string::npos);
}

TEST(ExcerptTest, StemsAreFoundInWordsWithOtherEndings) {
  const std::string text = Filler(100) + "a HAPPY licence " + Filler(100);
  for (const char* stem : {"Zhappi", "Zlicenc"}) {
    const ExcerptFinder finder(Words({stem}));
    EXPECT_NE(finder.Find(text, 300).find("HAPPY licence"), std::string::npos);
  }
}

TEST(ExcerptTest, WithoutASightingItIsTheWholeText) {
  const std::string text = Filler(100) + "Häuser";
  EXPECT_EQ(ExcerptFinder(Words({"Zcrane"})).Find(text, 300), text);
  // Its form with a capital has other bytes.
  EXPECT_EQ(ExcerptFinder(Words({"Zmachin", "Zмашин"})).Find(text, 300), text);
  EXPECT_EQ(ExcerptFinder(Words({"XSPcrane"})).Find(text, 300), text);
  EXPECT_EQ(ExcerptFinder(Xapian::Query()).Find(text, 300), text);
}

TEST(ExcerptTest, AShortTextIsItsOwnExcerpt) {
  EXPECT_EQ(ExcerptFinder(Words({"Zcrane"})).Find("A crane.", 300), "A crane.");
}

// Whatever the text: no character is cut in two, and it is a part of the text.
TEST(ExcerptTest, CutsNoCharacter) {
  std::mt19937 random(20260301);
  const ExcerptFinder finder(Words({"Zcrane"}));
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    while (text.size() < 1500) {
      constexpr std::array kParts = {"é",  "東京", "crane", " ",
                                     ". ", "x",    "😀"};
      text += kParts[random() % (i % 2 == 0 ? 7 : 3)];
    }
    const auto found = finder.Find(text, 300);
    ASSERT_GE(found.data(), text.data());
    ASSERT_LE(found.data() + found.size(), text.data() + text.size());
    const auto is_continuation = [](char c) {
      return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    };
    ASSERT_FALSE(is_continuation(found.front()));
    const char* const behind = found.data() + found.size();
    ASSERT_FALSE(behind < text.data() + text.size() &&
                 is_continuation(*behind));
  }
}

}  // namespace
}  // namespace precis
