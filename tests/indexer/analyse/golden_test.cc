#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/parse/article_parser.h"
#include "tests/indexer/analyse/describe.h"

namespace precis::analyse {
namespace {

constexpr UnixMs kNow = 1'772'500'000'000;

// What version kGoldenVersion of the analysis finds in the sample feed.
constexpr int kGoldenVersion = 3;
constexpr std::size_t kGoldenArticles = 50;
constexpr std::uint64_t kGoldenDigest = 0xe13932d261ee963c;

// FNV-1a over everything of every Analysis.
struct Digest {
  std::uint64_t hash = 0xcbf29ce484222325;
  std::size_t articles = 0;

  void Add(const std::string& text) {
    for (const char c : text) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    ++articles;
  }
};

Digest DigestOfSampleFeed() {
  std::ifstream feed(PRECIS_SOURCE_DIR "/deploy/sample-feed.ndjson");
  ArticleParser parser;
  Digest digest;
  for (std::string line; std::getline(feed, line);) {
    const auto article = parser.Parse(line, kNow);
    if (article) digest.Add(Describe(Analyse(*article)));
  }
  return digest;
}

// A faster analysis finds the same to the last bit; one that is meant to find
// something else says so by its version: then the three figures above change
// together.
TEST(GoldenTest, SameVersionFindsTheSame) {
  const Digest digest = DigestOfSampleFeed();
  EXPECT_EQ(digest.articles, kGoldenArticles);
  EXPECT_EQ(digest.hash, kGoldenDigest) << std::hex << digest.hash;
  EXPECT_EQ(kAnalysisVersion, kGoldenVersion);
}

}  // namespace
}  // namespace precis::analyse
