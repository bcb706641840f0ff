#include "indexer/analyse/analyse.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/quotes.h"
#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/speech/statements.h"
#include "indexer/analyse/speech/turns.h"
#include "indexer/analyse/summary/chapters.h"
#include "indexer/analyse/summary/light_edits.h"
#include "indexer/analyse/summary/pull_quotes.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/summary/summary.h"
#include "indexer/analyse/text/language.h"
#include "indexer/analyse/text/other_languages.h"
#include "indexer/analyse/text/other_terms.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/document_frequencies.h"
#include "indexer/analyse/topics/stem_counter.h"
#include "indexer/analyse/topics/topics.h"
#include "indexer/analyse/wtf/wtf.h"

namespace precis {
namespace {

using namespace analyse;  // NOLINT(google-build-using-namespace): the stages.

constexpr std::size_t kMaxNames = 40;           // Of each kind.
constexpr double kWordsPerSecond = 225.0 / 60;  // Silent reading of prose.

int ReadingTime(const TextModel& model) {
  const std::size_t words = CountWords(model, {0, model.tokens.size()});
  return static_cast<int>(
      std::lround(static_cast<double>(words) / kWordsPerSecond));
}

void AddChapters(const Article& article, const TextModel& model,
                 const Names& names, Analysis& out) {
  out.sections = FindSections(model);
  out.chapters =
      FindChapters(article, model, names, GenreOf(model), out.language);
}

void AddSummaries(const TextModel& model, const LightEditor& editor,
                  Ranking& ranking, Analysis& out) {
  if (!HasSentenceMarks(out.language)) return;
  editor.Unlean(ranking);
  out.takeaway = TakeAway(ranking, editor);
  out.dek = Dek(ranking, editor);
  out.summary = Summary(ranking, editor);
  out.bullets = Bullets(model, ranking, editor);
}

void AddSpeech(const TextModel& model, const SpeakerResolver& resolver,
               const Ranking& ranking, Analysis& out) {
  out.quotes = CiteTurns(model);
  if (model.english) {  // The sieves know English verbs.
    std::ranges::move(FindQuotes(model, resolver),
                      std::back_inserter(out.quotes));
    out.statements = FindStatements(model, resolver);
  }
  std::ranges::stable_sort(out.quotes, {},
                           [](const Quote& q) { return q.span.begin; });
  MarkPullQuotes(model, ranking, out.quotes);
}

void AddNames(const TextModel& model, const Names& names, Analysis& out) {
  out.people = names.OfKind(NameKind::kPerson, kMaxNames);
  if (!model.english) return;
  out.organisations = names.OfKind(NameKind::kOrganisation, kMaxNames);
  out.places = names.OfKind(NameKind::kPlace, kMaxNames);
}

}  // namespace

Analysis Analyse(const Article& article) {
  return Analyse(article, AnalysisInputs{});
}

Analysis Analyse(const Article& article, const WtfLexicon& lexicon) {
  return Analyse(article, {.lexicon = &lexicon});
}

Analysis Analyse(const Article& article, const AnalysisInputs& inputs) {
  Analysis out;
  out.version = kAnalysisVersion;
  out.language = DetectLanguage(article.text, article.lang);
  const TextModel model = BuildTextModel(article, out.language);
  if (inputs.counter != nullptr) inputs.counter->Add(model);
  out.not_done = NotDone(out.language, model.english);
  const FixedVector title = TitleVector(model, article.title);
  Ranking ranking =
      RankSentences(model, 0, model.sentences.size(), title, GenreOf(model));
  out.reading_time_s = ReadingTime(model);
  out.turns = FindTurns(model);
  const Names names = FindNames(model, article, out.language);
  const SpeakerResolver resolver(model, names);
  const LightEditor editor(model, names, resolver);
  AddChapters(article, model, names, out);
  AddSummaries(model, editor, ranking, out);
  AddSpeech(model, resolver, ranking, out);
  AddNames(model, names, out);
  out.topics =
      FindTopics(model, names,
                 {.title = article.title,
                  .language = out.language,
                  .frequencies = inputs.frequencies ? *inputs.frequencies
                                                    : ShippedFrequencies()});
  if (out.language == "en") {
    const WtfLexicon& lexicon =
        inputs.lexicon ? *inputs.lexicon : DefaultWtfLexicon();
    out.wtf = ScoreWtf(model, article.title, lexicon);
    out.wtf->lexicon = lexicon.fingerprint();
  }
  return out;
}

}  // namespace precis
