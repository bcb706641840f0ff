#include "indexer/stories/known_articles.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace precis::stories {
namespace {

KnownArticle ArticleOf(std::uint64_t number, const std::string& id) {
  KnownArticle article;
  article.record.number = number;
  article.record.id = id;
  return article;
}

TEST(KnownArticlesTest, TheNewestOfAnIdIsFound) {
  KnownArticles articles;
  articles.Add(ArticleOf(5, "a"));
  articles.Add(ArticleOf(9, "a"));
  EXPECT_EQ(articles.FindId("a")->record.number, 9U);
  articles.Remove(5);
  EXPECT_EQ(articles.FindId("a")->record.number, 9U);
  articles.Remove(9);
  EXPECT_EQ(articles.FindId("a"), nullptr);
  EXPECT_EQ(articles.Oldest(), nullptr);
}

// Numbers are skipped, ids come again, any may go; the lower half of the
// numbers begins again at 0.
TEST(KnownArticlesTest, IsWhatAMapIs) {
  std::mt19937 random(7);
  KnownArticles articles;
  std::map<std::uint64_t, std::string> twin;
  std::map<std::string, std::uint64_t> ids;
  std::uint64_t number = (std::uint64_t{1} << 32) - 9000;
  for (int step = 0; step < 20'000; ++step) {
    number += 1 + random() % 3;
    const std::string id = std::to_string(random() % 4000);
    articles.Add(ArticleOf(number, id));
    twin[number] = id;
    ids[id] = number;
    while (twin.size() > 2500 || (twin.size() > 1 && random() % 4 == 0)) {
      auto gone = twin.begin();
      if (random() % 3 == 0) gone = twin.lower_bound(number - random() % 3000);
      if (gone == twin.end()) break;
      articles.Remove(gone->first);
      if (const auto of = ids.find(gone->second);
          of != ids.end() && of->second == gone->first) {
        ids.erase(of);
      }
      twin.erase(gone);
    }
    ASSERT_EQ(articles.size(), twin.size());
    ASSERT_EQ(articles.Oldest()->record.number, twin.begin()->first);
    const std::string asked = std::to_string(random() % 4000);
    const auto* found = articles.FindId(asked);
    ASSERT_EQ(found != nullptr, ids.contains(asked));
    if (found != nullptr) {
      ASSERT_EQ(found->record.number, ids[asked]);
      ASSERT_EQ(found->record.id, asked);
    }
    const std::uint64_t any = number - random() % 5000;
    ASSERT_EQ(articles.Find(any) != nullptr, twin.contains(any));
  }
}

}  // namespace
}  // namespace precis::stories
