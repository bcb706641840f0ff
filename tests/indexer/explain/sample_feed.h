#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "indexer/parse/article_parser.h"

namespace precis {

// The articles of deploy/sample-feed.ndjson.
inline std::vector<Article> SampleFeed() {
  constexpr UnixMs kNow = 1'772'500'000'000;
  std::ifstream feed(PRECIS_SOURCE_DIR "/deploy/sample-feed.ndjson");
  ArticleParser parser;
  std::vector<Article> articles;
  for (std::string line; std::getline(feed, line);) {
    auto article = parser.Parse(line, kNow);
    if (article && !article->deleted) articles.push_back(*std::move(article));
  }
  return articles;
}

}  // namespace precis
