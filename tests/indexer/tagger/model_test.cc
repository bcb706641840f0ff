#include "indexer/tagger/model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

namespace precis::tagger {
namespace {

constexpr std::uint32_t kRows = 1u << kRowBits;

// A model file whose row 3 says 100 for the first label and -100 for the next.
std::vector<std::byte> SmallModel(ModelHeader header = {.rows = kRows,
                                                        .slots = 2}) {
  std::vector<std::byte> bytes(sizeof(ModelHeader) + kRows * sizeof(WeightRow) +
                               2 * sizeof(LexiconSlot));
  std::memcpy(bytes.data(), &header, sizeof(header));
  const WeightRow row = {100, -100};
  std::memcpy(bytes.data() + sizeof(header) + 3 * sizeof(row), &row,
              sizeof(row));
  return bytes;
}

TEST(ModelTest, ScoreIsTheSumOfTheRows) {
  const auto bytes = SmallModel();
  const auto model = Model::FromBytes(bytes);
  ASSERT_TRUE(model);
  const std::vector<std::uint32_t> rows = {3, 0, 3};
  EXPECT_EQ(model->Score(rows)[0], 200);
  EXPECT_EQ(model->Score(rows)[1], -200);
}

TEST(ModelTest, ManyLargeWeightsDoNotOverflow) {
  const auto bytes = SmallModel();
  const auto model = Model::FromBytes(bytes);
  ASSERT_TRUE(model);
  const std::vector<std::uint32_t> rows(256, 3);
  EXPECT_EQ(model->Score(rows)[0], 25'600);
}

TEST(ModelTest, BytesOfAnotherFormatAreRefused) {
  auto bytes = SmallModel();
  bytes[0] = std::byte{0};
  EXPECT_FALSE(Model::FromBytes(bytes));
  EXPECT_FALSE(Model::FromBytes({}));
}

TEST(ModelTest, CutFileIsRefused) {
  auto bytes = SmallModel();
  bytes.pop_back();
  EXPECT_FALSE(Model::FromBytes(bytes));
}

TEST(ModelTest, LexiconThatIsNoPowerOfTwoIsRefused) {
  EXPECT_FALSE(Model::FromBytes(SmallModel({.rows = kRows, .slots = 3})));
}

TEST(ModelTest, BestLabelIsOneThatMayStandThere) {
  Scores scores{};
  const Label ends = LabelOf(Kind::kPerson, Part::kLast);
  scores[ends] = 50;
  EXPECT_NE(Best(scores, kOutside, false), ends);
  EXPECT_EQ(Best(scores, LabelOf(Kind::kPerson, Part::kBegin), true), ends);
}

// Aborts if the program was built with a broken file.
TEST(ModelTest, ShippedModelIsWhole) {
  const std::vector<std::uint32_t> rows = {0, kRows - 1};
  EXPECT_EQ(ShippedModel().Score(rows), ShippedModel().Score(rows));
}

}  // namespace
}  // namespace precis::tagger
