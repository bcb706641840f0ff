#include "indexer/analyse/analyse.h"

#include <utility>

#include "indexer/analyse/language.h"
#include "indexer/analyse/names.h"
#include "indexer/analyse/quotes.h"
#include "indexer/analyse/scorer.h"
#include "indexer/analyse/speakers.h"
#include "indexer/analyse/summary.h"
#include "indexer/analyse/text_model.h"

namespace precis {

Analysis Analyse(const Article& article) {
  using namespace analyse;  // NOLINT: the stages, named like the fields.
  Analysis out;
  out.version = kAnalysisVersion;
  const TextModel model = BuildTextModel(article);
  out.language = DetectLanguage(article.text, article.lang);
  const FixedVector title = VectorOf(article.title);
  const Ranking ranking =
      RankSentences(model, 0, model.sentences.size(), title, Genre::kArticle);
  out.takeaway = TakeAway(model, ranking);
  out.dek = Dek(model, ranking);
  out.summary = Summary(model, ranking);
  out.bullets = Bullets(model, ranking);
  const Names names = FindNames(model, article);
  out.people = names.OfKind(NameKind::kPerson, 40);
  out.organisations = names.OfKind(NameKind::kOrganisation, 40);
  out.places = names.OfKind(NameKind::kPlace, 40);
  const SpeakerResolver resolver(model, names);
  out.quotes = FindQuotes(model, resolver, ranking);
  return out;
}

}  // namespace precis
