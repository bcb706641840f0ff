#pragma once

#include <string>
#include <vector>

#include "indexer/analyse/analyse.h"
#include "tests/indexer/analyse/sample_article.h"

namespace precis::analyse {

// The only quote of the body; one that says so if there is not exactly one.
inline Quote OnlyQuote(const std::string& body) {
  const std::vector<Quote> quotes = Analyse(PlainArticle(body)).quotes;
  if (quotes.size() == 1) return quotes.front();
  Quote none;
  none.text = std::to_string(quotes.size()) + " quotes";
  return none;
}

}  // namespace precis::analyse
