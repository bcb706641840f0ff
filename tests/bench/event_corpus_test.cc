#include "bench/corpus/event_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/analyse/analyse.h"
#include "indexer/parse/article_parser.h"

namespace precis::bench {
namespace {

constexpr UnixMs kNow = 1'900'000'000'000;

// FNV-1a, 64 bits.
std::uint64_t Hash(std::string_view text, std::uint64_t hash) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return hash;
}

Article Parsed(const CorpusEvent& event) {
  ArticleParser parser;
  auto article = parser.Parse(event.json, kNow);
  EXPECT_TRUE(article.has_value()) << event.json;
  return article ? *article : Article{};
}

// Figures of different machines are of the same corpus. Whoever changes the
// generator on purpose changes this number, and makes older figures
// incomparable.
TEST(EventCorpusTest, IsTheSameOnEveryMachine) {
  const EventCorpus corpus({.text_bytes = 4000, .seed = 1});
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (std::uint64_t i = 0; i < 100; ++i) {
    hash = Hash(corpus.Event(i * 9973).json, hash);
  }
  EXPECT_EQ(hash, 11987504587798066189U);
}

TEST(EventCorpusTest, AnEventDependsOnNoOther) {
  const EventCorpus corpus({});
  const std::string alone = EventCorpus({}).Event(41).json;
  for (std::uint64_t i = 0; i < 41; ++i) corpus.Event(i);
  EXPECT_EQ(corpus.Event(41).json, alone);
}

TEST(EventCorpusTest, AnotherSeedGivesOtherTexts) {
  const EventCorpus one({.text_bytes = 4000, .seed = 1});
  const EventCorpus two({.text_bytes = 4000, .seed = 2});
  EXPECT_NE(one.Event(0).body, two.Event(0).body);
  // Nor the same ones, shifted.
  EXPECT_NE(one.Event(1).body, two.Event(0).body);
}

TEST(EventCorpusTest, EventsAreArticlesOfTheSizeAskedFor) {
  const EventCorpus corpus({.text_bytes = 4000, .seed = 3});
  std::size_t bytes = 0;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const CorpusEvent event = corpus.Event(i);
    EXPECT_THAT(event.json, testing::Not(testing::HasSubstr("\n")));
    const Article article = Parsed(event);
    EXPECT_EQ(article.id, event.id);
    EXPECT_EQ(article.text, event.body);
    EXPECT_EQ(article.title, event.title);
    bytes += article.text.size();
  }
  EXPECT_NEAR(static_cast<double>(bytes) / 200, 4200, 400);
}

TEST(EventCorpusTest, DatesAscendByNinetySecondsWithinSixHours) {
  const EventCorpus corpus({});
  const UnixMs first = *ParseTimestamp("2020-01-01T06:00:00Z");
  bool early = false;
  bool late = false;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const auto expected = first + static_cast<UnixMs>(i * 1000) * 90'000;
    const auto date = Parsed(corpus.Event(i * 1000)).published_at;
    ASSERT_TRUE(date.has_value());
    EXPECT_LE(std::abs(*date - expected), 6LL * 3600 * 1000);
    early = early || *date < expected;
    late = late || *date > expected;
  }
  EXPECT_TRUE(early && late);
}

TEST(EventCorpusTest, PeopleAreQuotedByName) {
  const EventCorpus corpus({});
  std::size_t with_speaker = 0;
  for (std::uint64_t i = 0; i < 50; ++i) {
    const Analysis analysis = Analyse(Parsed(corpus.Event(i)));
    EXPECT_EQ(analysis.language, "en");
    for (const Quote& quote : analysis.quotes) {
      if (!quote.speaker.empty()) ++with_speaker;
    }
  }
  EXPECT_GT(with_speaker, 100U);
}

// Heaps' law: the vocabulary grows about as the square root of the text.
TEST(VocabularyTest, GrowsWithTheSquareRootOfTheText) {
  const Vocabulary vocabulary;
  Random random(5);
  std::unordered_set<std::uint64_t> seen;
  const auto different_words_after = [&](std::size_t words, std::size_t from) {
    for (std::size_t i = from; i < words; ++i) {
      seen.insert(vocabulary.Draw(random));
    }
    return static_cast<double>(seen.size());
  };
  const double early = different_words_after(1'000'000, 0);
  const double late = different_words_after(4'000'000, 1'000'000);
  EXPECT_NEAR(early, 45'000, 5'000);
  EXPECT_NEAR(late / early, 2, 0.2);
}

TEST(VocabularyTest, FollowsZipf) {
  const Vocabulary vocabulary;
  Random random(6);
  std::size_t first = 0;
  std::size_t tenth = 0;
  for (std::size_t i = 0; i < 200'000; ++i) {
    const std::uint64_t rank = vocabulary.Draw(random);
    if (rank == 0) ++first;
    if (rank == 9) ++tenth;
  }
  EXPECT_NEAR(static_cast<double>(first) / static_cast<double>(tenth), 10, 1);
}

TEST(VocabularyTest, DifferentRanksAreDifferentWords) {
  const Vocabulary vocabulary;
  std::unordered_set<std::string> words;
  constexpr std::uint64_t kRanks = 100'000;
  for (std::uint64_t rank = 0; rank < kRanks; ++rank) {
    std::string word;
    vocabulary.Append(rank, word);
    words.insert(std::move(word));
  }
  // Syllables may run together to the same word, rarely.
  EXPECT_GT(words.size(), kRanks * 95 / 100);
}

}  // namespace
}  // namespace precis::bench
