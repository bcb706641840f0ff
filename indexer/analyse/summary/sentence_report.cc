#include "indexer/analyse/summary/sentence_report.h"

namespace precis::analyse {

SentenceReport ReportSentences(const Article& article) {
  const TextModel model = BuildTextModel(article);
  SentenceReport report;
  report.genre = GenreOf(model);
  report.ranking = RankSentences(model, 0, model.sentences.size(),
                                 VectorOf(article.title), report.genre);
  for (const Candidate& c : report.ranking.candidates) {
    report.texts.emplace_back(
        Slice(model.text, model.sentences[c.sentence].span));
  }
  return report;
}

}  // namespace precis::analyse
