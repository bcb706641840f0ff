#pragma once

#include <string>
#include <vector>

#include "indexer/analyse/summary/scorer.h"
#include "indexer/parse/article.h"

namespace precis::analyse {

// How the sentences of an article came by their scores: what the training
// program learns from and what an explanation shows.
struct SentenceReport {
  Genre genre = Genre::kArticle;
  Ranking ranking;
  std::vector<std::string> texts;  // Of the candidates.
};

// What Analyse() ranks of the same article. Thread-safe.
SentenceReport ReportSentences(const Article& article);

}  // namespace precis::analyse
