// The analysis is a pure function: of every article of the sample feed it says
// the same, on however many threads and with whatever vectors.
#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "indexer/parse/article_parser.h"
#include "tests/indexer/analyse/describe.h"

namespace precis::analyse {
namespace {

constexpr UnixMs kNow = 1'772'500'000'000;

const std::vector<Article>& SampleFeed() {
  static const std::vector<Article> articles = [] {
    std::vector<Article> parsed;
    std::ifstream feed(PRECIS_SOURCE_DIR "/deploy/sample-feed.ndjson");
    ArticleParser parser;
    for (std::string line; std::getline(feed, line);) {
      auto article = parser.Parse(line, kNow);
      if (article) parsed.push_back(*std::move(article));
    }
    return parsed;
  }();
  return articles;
}

// What the analysis says of each article, by so many threads that take the
// next one as soon as they are done.
std::vector<std::string> Described(std::size_t threads) {
  const std::vector<Article>& articles = SampleFeed();
  std::vector<std::string> described(articles.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < articles.size(); i = next++) {
      described[i] = Describe(Analyse(articles[i]));
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work);
  workers.clear();
  return described;
}

TEST(SameEverywhereTest, OnFourThreadsAsOnOne) {
  ASSERT_GE(SampleFeed().size(), 40u);
  EXPECT_EQ(Described(4), Described(1));
}

TEST(SameEverywhereTest, OnEveryCpuTarget) {
  const std::vector<std::string> best = Described(1);
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    EXPECT_EQ(Described(1), best) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
}

}  // namespace
}  // namespace precis::analyse
