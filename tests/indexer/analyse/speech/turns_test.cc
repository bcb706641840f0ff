#include "indexer/analyse/speech/turns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {
namespace {

using testing::SizeIs;

TEST(TurnsTest, NeighbouringBlocksOfOneSpeakerAreOneTurn) {
  Article article;
  for (const char* const line :
       {"First I went to the mill.", "Then I came home again."}) {
    Block& block = AddBlock(article, BlockKind::kTurn, line);
    block.speaker = "Mara Quist";
    block.start_s = 3;
  }
  AddBlock(article, BlockKind::kTurn, "And what did you bring?").speaker =
      "Tom Adeyo";
  const auto turns = Analyse(article).turns;
  ASSERT_THAT(turns, SizeIs(2));
  EXPECT_EQ(Slice(article.text, turns[0].span),
            "First I went to the mill.\nThen I came home again.");
  EXPECT_EQ(turns[0].start_s, 3);
  EXPECT_EQ(turns[1].speaker, "Tom Adeyo");
}

constexpr const char* kMonologue =
    "Mara Quist: Good morning from the mill.\n\n"
    "The wheel stood still all week.\n\n"
    "Mara Quist: Now to the harbour.\n\n"
    "Mara Quist: That is all for today.";

TEST(TurnsTest, EpisodeMayBeSpokenByOneAlone) {
  Article article = PlainArticle(kMonologue);
  article.kind = ArticleKind::kEpisode;
  const auto turns = Analyse(article).turns;
  ASSERT_THAT(turns, SizeIs(1));
  EXPECT_EQ(turns[0].speaker, "Mara Quist");
  EXPECT_TRUE(Slice(article.text, turns[0].span).ends_with("for today."));
}

TEST(TurnsTest, OneNameAloneMakesNoTranscriptOfAnArticle) {
  EXPECT_THAT(Analyse(PlainArticle(kMonologue)).turns, SizeIs(0));
}

TEST(TurnsTest, UnknownSpeakerHasNoTurn) {
  Article article;
  AddBlock(article, BlockKind::kTurn, "Nobody knows who says this.");
  EXPECT_THAT(Analyse(article).turns, SizeIs(0));
}

TEST(TurnsTest, WhatIsSaidIsCitedWithoutInterjections) {
  Article article;
  AddBlock(article, BlockKind::kTurn, "Yeah.").speaker = "Mara Quist";
  AddBlock(article, BlockKind::kTurn,
           "I think that the mill will outlive us all.")
      .speaker = "Tom Adeyo";
  const auto quotes = Analyse(article).quotes;
  ASSERT_THAT(quotes, SizeIs(1));
  EXPECT_EQ(quotes[0].speaker, "Tom Adeyo");
  EXPECT_EQ(quotes[0].cue, "");
  EXPECT_GT(quotes[0].confidence, 0.9);
}

TEST(TurnsTest, LongTurnIsCitedInPieces) {
  Article article;
  std::string talk;
  for (int i = 0; i < 30; ++i) talk += "The old mill goes round and round. ";
  talk.pop_back();
  AddBlock(article, BlockKind::kTurn, talk).speaker = "Mara Quist";
  const auto quotes = Analyse(article).quotes;
  EXPECT_THAT(quotes, SizeIs(3));  // 30 sentences of 7 words, 80 words each.
}

}  // namespace
}  // namespace precis::analyse
