#include "indexer/match/even_sample.h"

#include <gtest/gtest.h>

namespace precis::match {
namespace {

EvenSample SampleOf(std::size_t count) {
  EvenSample sample;
  for (std::size_t i = 0; i < count; ++i) {
    sample.Add({0, static_cast<Docid>(i + 1), 1});
  }
  return sample;
}

TEST(EvenSampleTest, AFewAreAllKept) {
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, EvenSample::kMost}) {
    const EvenSample sample = SampleOf(count);
    EXPECT_EQ(sample.added(), count);
    EXPECT_EQ(sample.matches().size(), count);
  }
}

TEST(EvenSampleTest, OfManyEachIsAsFarFromTheNext) {
  for (const std::size_t count :
       {EvenSample::kMost + 1, std::size_t{10'000}, std::size_t{1'000'000}}) {
    const EvenSample sample = SampleOf(count);
    const auto& matches = sample.matches();
    EXPECT_EQ(sample.added(), count);
    EXPECT_GT(matches.size(), EvenSample::kMost / 2);
    EXPECT_LE(matches.size(), EvenSample::kMost);
    const Docid spacing = matches[1].docid - matches[0].docid;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      ASSERT_EQ(matches[i].docid, 1 + i * spacing);
    }
    EXPECT_LE(count - matches.back().docid, spacing - 1);
  }
}

}  // namespace
}  // namespace precis::match
