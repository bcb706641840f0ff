#include "indexer/analyse/analyse.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/analyse/chapters.h"
#include "indexer/analyse/language.h"
#include "indexer/analyse/light_edits.h"
#include "indexer/analyse/names.h"
#include "indexer/analyse/pull_quotes.h"
#include "indexer/analyse/quotes.h"
#include "indexer/analyse/scorer.h"
#include "indexer/analyse/speakers.h"
#include "indexer/analyse/statements.h"
#include "indexer/analyse/summary.h"
#include "indexer/analyse/text_model.h"
#include "indexer/analyse/topics.h"
#include "indexer/analyse/turns.h"
#include "indexer/analyse/wtf.h"

namespace precis {
namespace {

using namespace analyse;  // NOLINT(google-build-using-namespace): the stages.

constexpr std::size_t kMaxNames = 40;           // Of each kind.
constexpr double kWordsPerSecond = 225.0 / 60;  // Silent reading of prose.

// The sieves know English verbs. A text too short to tell may be English.
bool ReadsLikeEnglish(const std::string& language) {
  return language == "en" || language == "und";
}

int ReadingTime(const TextModel& model) {
  const auto words = std::ranges::count_if(model.tokens, &Token::is_word);
  return static_cast<int>(
      std::lround(static_cast<double>(words) / kWordsPerSecond));
}

void AddSummaries(const Article& article, const TextModel& model,
                  const Names& names, Ranking& ranking, Analysis& out) {
  const LightEditor editor(model, names);
  editor.Unlean(ranking);
  out.takeaway = TakeAway(ranking, editor);
  out.dek = Dek(ranking, editor);
  out.summary = Summary(ranking, editor);
  out.bullets = Bullets(model, ranking, editor);
  out.sections = FindSections(model);
  out.chapters =
      FindChapters(article, model, names, GenreOf(model), out.language);
}

void AddSpeech(const TextModel& model, const Names& names,
               const Ranking& ranking, Analysis& out) {
  out.quotes = CiteTurns(model);
  if (ReadsLikeEnglish(out.language)) {
    const SpeakerResolver resolver(model, names);
    std::ranges::move(FindQuotes(model, resolver),
                      std::back_inserter(out.quotes));
    out.statements = FindStatements(model, resolver);
  }
  std::ranges::stable_sort(out.quotes, {},
                           [](const Quote& q) { return q.span.begin; });
  MarkPullQuotes(model, ranking, out.quotes);
}

}  // namespace

Analysis Analyse(const Article& article) {
  return Analyse(article, DefaultWtfLexicon());
}

Analysis Analyse(const Article& article, const WtfLexicon& lexicon) {
  const TextModel model = BuildTextModel(article);
  const FixedVector title = VectorOf(article.title);
  Ranking ranking =
      RankSentences(model, 0, model.sentences.size(), title, GenreOf(model));
  Analysis out;
  out.version = kAnalysisVersion;
  out.language = DetectLanguage(article.text, article.lang);
  out.reading_time_s = ReadingTime(model);
  out.turns = FindTurns(model);
  const Names names = FindNames(model, article, out.language);
  AddSummaries(article, model, names, ranking, out);
  AddSpeech(model, names, ranking, out);
  out.people = names.OfKind(NameKind::kPerson, kMaxNames);
  out.organisations = names.OfKind(NameKind::kOrganisation, kMaxNames);
  out.places = names.OfKind(NameKind::kPlace, kMaxNames);
  out.topics = FindTopics(model, names, article.title, out.language);
  if (out.language == "en") {
    out.wtf = ScoreWtf(model, article.title, lexicon);
    out.wtf->lexicon = lexicon.fingerprint();
  }
  return out;
}

}  // namespace precis
