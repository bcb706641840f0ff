#include "indexer/analyse/text/phrase_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "indexer/analyse/text/byte_class_map.h"

namespace precis::analyse {
namespace {

// How many times the phrase occurs in the text.
std::size_t Count(std::string_view phrase, std::string_view text) {
  TextModel model;
  model.text = text;
  model.tokens = Tokenize(text, ByteClassMap(text));
  const PhraseTable table({{.meaning = 0, .phrases = phrase}});
  return table.FindAll(model, {0, model.tokens.size()}).size();
}

TEST(PhraseTableTest, CaseAndHyphenDoNotMatter) {
  EXPECT_EQ(Count("cut off", "Cut-off dates CUT OFF the valley."), 2u);
}

TEST(PhraseTableTest, StemMatchesLongerWords) {
  EXPECT_EQ(Count("mill*", "The miller mills at the mill, miles away."), 3u);
}

TEST(PhraseTableTest, GapIsUpToThreeWords) {
  EXPECT_EQ(Count("wiped ~ disk*", "It wiped disks."), 1u);
  EXPECT_EQ(Count("wiped ~ disk*", "It wiped all of the disks."), 1u);
  EXPECT_EQ(Count("wiped ~ disk*", "It wiped nearly all of the disks."), 0u);
}

TEST(PhraseTableTest, GapDoesNotCrossMarks) {
  EXPECT_EQ(Count("wiped ~ disk*", "It wiped. The disk stayed."), 0u);
  EXPECT_EQ(Count("wiped ~ disk*", "It wiped hard-won disks."), 1u);
}

TEST(PhraseTableTest, ApostrophesMayBeCurly) {
  EXPECT_EQ(Count("don't", "I don\u2019t, you don't."), 2u);
}

TEST(PhraseTableTest, StartsHoldEveryMatch) {
  const std::string_view text =
      "The mill-owner cut off the miller; a cut of the mills was cut off.";
  TextModel model;
  model.text = text;
  model.tokens = Tokenize(text, ByteClassMap(text));
  const TokenRange all = {0, model.tokens.size()};
  const PhraseTable table({{.meaning = 0, .phrases = "cut off"},
                           {.meaning = 1, .phrases = "mill*"}});
  const auto starts = table.StartsIn(model, all);
  for (std::size_t i = 0; i < all.end; ++i) {
    const bool start = std::ranges::find(starts, i) != starts.end();
    EXPECT_TRUE(start || !table.MatchAt(model, all, i)) << i;
  }
  EXPECT_LT(starts.size(), all.size());
  EXPECT_EQ(table.FindAll(model, all, starts).size(), 5u);
}

}  // namespace
}  // namespace precis::analyse
