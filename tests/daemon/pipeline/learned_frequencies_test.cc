#include "daemon/pipeline/learned_frequencies.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "indexer/analyse/text/word_hash.h"

namespace precis {
namespace {

class LearnedFrequenciesTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove(file_); }

  analyse::StemCounts Barley(std::size_t articles) const {
    return {.articles = articles,
            .counts = {{stem_, static_cast<float>(articles)}}};
  }
  double Inverse(const LearnedFrequencies& learned) const {
    return learned.Current()->Inverse(stem_);
  }

  const std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) / "frequencies";
  const std::uint64_t stem_ = analyse::HashStem("barley");
  const double shipped_ = analyse::ShippedFrequencies().Inverse(stem_);
};

TEST_F(LearnedFrequenciesTest, BeginsWithTheShippedTable) {
  const LearnedFrequencies learned(file_, 1000);
  EXPECT_EQ(Inverse(learned), shipped_);
}

TEST_F(LearnedFrequenciesTest, SnapshotStaysWhatItWas) {
  LearnedFrequencies learned(file_, 1000);
  const auto before = learned.Current();
  learned.Fold(Barley(500));
  EXPECT_EQ(before->Inverse(stem_), shipped_);
  EXPECT_LT(Inverse(learned), shipped_);
}

TEST_F(LearnedFrequenciesTest, RestartGoesOnWhereItWas) {
  double before = 0;
  {
    LearnedFrequencies learned(file_, 1000, std::chrono::hours(1));
    learned.Fold(Barley(500));
    EXPECT_FALSE(std::filesystem::exists(file_));
    learned.Save();
    before = Inverse(learned);
  }
  const LearnedFrequencies learned(file_, 1000);
  EXPECT_EQ(Inverse(learned), before);
}

TEST_F(LearnedFrequenciesTest, FileIsWrittenWhileArticlesCome) {
  LearnedFrequencies learned(file_, 1000, std::chrono::seconds(0));
  learned.Fold(Barley(500));
  EXPECT_TRUE(std::filesystem::exists(file_));
}

TEST_F(LearnedFrequenciesTest, DamagedFileIsBegunAfresh) {
  std::ofstream(file_) << "PRECISDF and then something else";
  LearnedFrequencies learned(file_, 1000);
  EXPECT_EQ(Inverse(learned), shipped_);
  learned.Fold(Barley(500));
  learned.Save();
  EXPECT_LT(Inverse(LearnedFrequencies(file_, 1000)), shipped_);
}

TEST_F(LearnedFrequenciesTest, FileThatCannotBeWrittenIsNoFailure) {
  LearnedFrequencies learned(file_ / "nowhere" / "frequencies", 1000,
                             std::chrono::seconds(0));
  learned.Fold(Barley(500));
  learned.Save();
  EXPECT_LT(Inverse(learned), shipped_);
}

}  // namespace
}  // namespace precis
