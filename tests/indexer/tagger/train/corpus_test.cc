#include "indexer/tagger/train/corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace precis::tagger {
namespace {

using testing::ElementsAre;

constexpr Label kFirst = LabelOf(Kind::kPerson, Part::kBegin);
constexpr Label kLast = LabelOf(Kind::kPerson, Part::kLast);

Result<std::vector<GoldDocument>> Read(const std::string& lines) {
  const std::string path = testing::TempDir() + "corpus_test.txt";
  std::ofstream(path) << lines;
  return ReadCorpus(path);
}

TEST(CorpusTest, TokensBecomeRunningText) {
  const auto read = Read("Ada B-PER\nLund I-PER\n's O\nmill O\n. O\n");
  ASSERT_TRUE(read);
  const GoldSentence& sentence = read->at(0).at(0);
  EXPECT_EQ(sentence.text, "Ada Lund's mill.");
  ASSERT_EQ(sentence.names.size(), 1u);
  EXPECT_EQ(sentence.names[0].end, 8u);
}

TEST(CorpusTest, MarksDivideDocuments) {
  const auto read = Read("Ada B-PER\n\n-DOCSTART- O\n\nMills O\n\nTurn O\n");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ(read->at(1).size(), 2u);
}

TEST(CorpusTest, MissingFileIsAnError) {
  EXPECT_FALSE(ReadCorpus(testing::TempDir() + "no_such_corpus"));
}

TEST(CorpusTest, WordsOfTheProgramGetTheLabels) {
  GoldSentence gold;
  gold.text = "They met Ada Lund there.";
  gold.names = {{9, 17, Kind::kPerson}};
  const TrainingDocument document = Prepare({gold});
  ASSERT_EQ(document.sentences.size(), 1u);
  EXPECT_THAT(
      document.sentences[0].gold,
      ElementsAre(kOutside, kOutside, kFirst, kLast, kOutside, kOutside));
}

TEST(CorpusTest, NamesWithoutCapitalAreLeftOut) {
  GoldSentence gold;
  gold.text = "They met ada there.";
  gold.names = {{9, 12, Kind::kPerson}};
  const TrainingDocument document = Prepare({gold});
  EXPECT_THAT(document.sentences[0].gold, testing::Each(kOutside));
}

}  // namespace
}  // namespace precis::tagger
