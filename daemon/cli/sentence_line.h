#pragma once

#include <string>

#include "indexer/parse/article.h"

namespace precis {

// What `precis analyse --sentences` prints of one article, on one line without
// a line feed: id, genre, features[] (their names) and sentences[]: text,
// words, score, the flags that selection looks at, values[] (of the features),
// similarity[] (to the sentences before it).
std::string SentenceLine(const Article& article);

}  // namespace precis
