#include "indexer/index/terms/name_spotter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace precis {
namespace {

TEST(NameSpotterTest, SaysWhatASearchSays) {
  std::mt19937 random(71);
  const auto draw = [&](std::size_t size) {
    std::string letters(size, ' ');
    for (char& c : letters) c = "aAbB \xc3\xa9"[random() % 7];
    return letters;
  };
  std::size_t found = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::string text = draw(random() % 60);
    const NameSpotter spotter(text);
    for (int i = 0; i < 20; ++i) {
      const std::string name = draw(random() % 5);
      const bool expected = text.find(name) != std::string::npos;
      ASSERT_EQ(spotter.Has(name), expected) << name << " in " << text;
      found += expected ? 1 : 0;
    }
  }
  EXPECT_GT(found, 1000u);
  EXPECT_LT(found, 39000u);
}

TEST(NameSpotterTest, NamesLongerThanTheTextAreNotThere) {
  EXPECT_FALSE(NameSpotter("Mara").Has("Mara Lindqvist"));
  EXPECT_FALSE(NameSpotter("").Has("Mara"));
  EXPECT_TRUE(NameSpotter("").Has(""));
}

}  // namespace
}  // namespace precis
