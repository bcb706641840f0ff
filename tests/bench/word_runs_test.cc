#include "bench/corpus/word_runs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace precis::bench {
namespace {

// "word" clean, "word?" not; "+word" directly behind a clean one.
std::vector<std::string> Runs(std::string_view text) {
  std::vector<std::string> runs;
  ForEachWordRun(text, [&](const WordRun& run) {
    runs.push_back((run.follows ? "+" : "") + run.word +
                   (run.clean ? "" : "?"));
  });
  return runs;
}

TEST(WordRunsTest, WordsAreInLowerCaseAndFollowAcrossPunctuation) {
  EXPECT_THAT(
      Runs("The Quiet, \"harbour\". Robots\n\nwait"),
      testing::ElementsAre("the", "+quiet", "+harbour", "+robots", "+wait"));
}

TEST(WordRunsTest, WhatTokenisersDifferOnIsNotClean) {
  EXPECT_THAT(
      Runs("it's R2 caf\xc3\xa9 a_b fine"),
      testing::ElementsAre("it?", "s?", "r?", "caf?", "a?", "b?", "fine"));
}

TEST(WordRunsTest, NumbersStandBetweenWords) {
  EXPECT_THAT(Runs("in 1,990 words"), testing::ElementsAre("in", "words"));
}

TEST(WordRunsTest, EmptyTextHasNone) {
  EXPECT_THAT(Runs(""), testing::IsEmpty());
  EXPECT_THAT(Runs(" ,. "), testing::IsEmpty());
}

}  // namespace
}  // namespace precis::bench
