#include "indexer/index/entry/stored_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/analyse/analyse.h"
#include "indexer/index/entry/entry_json.h"
#include "indexer/parse/article_parser.h"
#include "tests/indexer/index/random_event.h"
#include "tests/indexer/index/sample_index.h"

namespace precis {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

constexpr UnixMs kNow = 1'780'000'000'000;

Entry Analysed(Article article) {
  Entry entry{std::move(article), {}, {}};
  entry.version = {entry.article.updated_at, kSamplePartition, 7};
  entry.analysis = Analyse(entry.article);
  return entry;
}

Article Parsed(const std::string& event) {
  auto article = ArticleParser().Parse(event, kNow);
  if (!article) throw std::runtime_error(article.error().detail);
  return *std::move(article);
}

void ExpectSameBlocks(const std::vector<Block>& now,
                      const std::vector<Block>& then) {
  ASSERT_EQ(now.size(), then.size());
  for (std::size_t i = 0; i < then.size(); ++i) {
    EXPECT_EQ(now[i].kind, then[i].kind);
    EXPECT_EQ(now[i].span, then[i].span);
    EXPECT_EQ(now[i].speaker, then[i].speaker);
    EXPECT_EQ(now[i].start_s, then[i].start_s);
    EXPECT_EQ(now[i].end_s, then[i].end_s);
  }
}

// Parse -> entry -> StoredArticle is the article that was parsed, and its
// analysis the same to the byte.
void ExpectKept(const Article& article) {
  const std::string json = EntryToJson(Analysed(article));
  const Article stored = Unwrap(StoredArticle(std::string_view(json)));
  EXPECT_EQ(stored.lang, article.lang);
  EXPECT_EQ(stored.text, article.text);
  ExpectSameBlocks(stored.blocks, article.blocks);
  ASSERT_EQ(stored.chapters.size(), article.chapters.size());
  for (std::size_t i = 0; i < article.chapters.size(); ++i) {
    EXPECT_EQ(stored.chapters[i].title, article.chapters[i].title);
    EXPECT_EQ(stored.chapters[i].start_s, article.chapters[i].start_s);
  }
  EXPECT_EQ(EntryToJson(Analysed(stored)), json);
}

Json LayoutOf(const Article& article) {
  return Json::parse(EntryToJson(Analysed(article)))["layout"];
}

TEST(StoredArticleTest, RandomEventsAreAnalysedAgainAsTheyWere) {
  RandomEvents events(20261122);
  for (int i = 0; i < 1500 && !testing::Test::HasFailure(); ++i) {
    const std::string event = events.Next().dump();
    SCOPED_TRACE(event);
    ExpectKept(Parsed(event));
  }
}

TEST(StoredArticleTest, TheSampleFeedIsAnalysedAgainAsItWas) {
  std::ifstream feed(PRECIS_SOURCE_DIR "/deploy/sample-feed.ndjson");
  std::string event;
  int articles = 0;
  while (std::getline(feed, event) && !testing::Test::HasFailure()) {
    const Article article = Parsed(event);
    if (article.deleted) continue;
    ExpectKept(article);
    ++articles;
  }
  EXPECT_GT(articles, 20);
}

TEST(StoredArticleTest, OfABodyOnlyTheLanguageIsStored) {
  EXPECT_EQ(LayoutOf(Parsed(R"({"id":"a","body":"One.\nTwo.\n\n\nThree. "})")),
            Json::object());
  EXPECT_EQ(LayoutOf(Parsed(R"({"id":"a","lang":"en","body":"One."})")),
            Json({{"lang", "en"}}));
}

TEST(StoredArticleTest, OfHtmlOnlyTheKindsAreStored) {
  EXPECT_EQ(
      LayoutOf(Parsed(R"({"id":"a","body_html":"<h1>Head</h1><p>One.</p>)"
                      R"(<ul><li>Item</ul><blockquote>Said.</blockquote>"})")),
      Json({{"blocks", "hplq"}}));
}

TEST(StoredArticleTest, ASpeakerIsStoredOnce) {
  EXPECT_EQ(LayoutOf(Parsed(R"({"id":"a","kind":"episode","segments":[
      {"speaker":"Ines Okafor","text":"One.","start_s":0.5},
      {"speaker":"Otto Brandt","text":"Two."},
      {"speaker":"Ines Okafor","text":"Three.\n\nFour.","start_s":9}]})")),
            Json::parse(R"({"blocks":"ttt","spans":[0,4,6,10,12,25],
      "speaker":[0,1,0],"speakers":["Ines Okafor","Otto Brandt"],
      "start_s":[0.5,null,9.0]})"));
}

Json WithoutLayout(const Article& article) {
  Json entry = Json::parse(EntryToJson(Analysed(article)));
  entry.erase("layout");
  return entry;
}

constexpr const char* kPlainEnglish =
    "The harbour board would not say which of the cranes it had sold, and they "
    "that had been there from the start with their papers would not either. "
    "This is what was said to the board while there was time to say it.";

TEST(StoredArticleTest, AnOlderEntryThatCanOnlyBeABodyIsReadAsOne) {
  Article article = Parsed(Json({{"id", "a"}, {"body", kPlainEnglish}}).dump());
  article.text += "\n";
  const Article stored = Unwrap(StoredArticle(WithoutLayout(article)));
  ExpectSameBlocks(stored.blocks, article.blocks);
}

TEST(StoredArticleTest, AnOlderEntryThatMayHaveBeenHtmlIsRefusedWithTheWayOut) {
  const Article article =
      Parsed(Json({{"id", "a"}, {"body", kPlainEnglish}}).dump());
  const auto stored = StoredArticle(WithoutLayout(article));
  ASSERT_FALSE(stored);
  EXPECT_EQ(stored.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(stored.error().message, HasSubstr("'a'"));
  EXPECT_THAT(stored.error().message, HasSubstr("from the topic again"));
}

TEST(StoredArticleTest, DamageIsAnError) {
  const Json whole = Json::parse(EntryToJson(Analysed(
      Parsed(R"({"id":"a","sections":[{"heading":"H","text":"T"}]})"))));
  for (const char* damage :
       {R"({"blocks":"hpp"})", R"({"blocks":"hx"})", R"({"blocks":7})",
        R"({"blocks":"hp","spans":[0,1,3]})",
        R"({"blocks":"hp","spans":[0,1,3,9]})",
        R"({"blocks":"hp","spans":[0,2,1,4]})",
        R"({"blocks":"hp","speaker":[0]})",
        R"({"blocks":"hp","speaker":[0,1],"speakers":["A"]})",
        R"({"blocks":"hp","start_s":[1]})", R"({"chapters":[{}]})", R"(3)"}) {
    Json entry = whole;
    entry["layout"] = Json::parse(damage);
    const auto stored = StoredArticle(entry);
    ASSERT_FALSE(stored) << damage;
    EXPECT_EQ(stored.error().code, ErrorCode::kCorrupt) << damage;
  }
  EXPECT_EQ(StoredArticle(std::string_view("{")).error().code,
            ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace precis
