#include "indexer/explain/explain.h"

#include <string>

#include "indexer/analyse/analyse.h"
#include "indexer/analyse/names/names.h"
#include "indexer/analyse/speech/speakers.h"
#include "indexer/analyse/summary/light_edits.h"
#include "indexer/analyse/summary/scorer.h"
#include "indexer/analyse/text/other_languages.h"
#include "indexer/analyse/text/other_terms.h"
#include "indexer/analyse/text/text_model.h"
#include "indexer/analyse/topics/topics.h"
#include "indexer/explain/explain_sentences.h"
#include "indexer/explain/explain_speech.h"
#include "indexer/explain/explain_wtf.h"

namespace precis::explain {

using namespace analyse;  // NOLINT(google-build-using-namespace): it is
                          // what this folder explains.

// The steps of Analyse() once more, with somebody listening. That both come to
// the same is what explain_test.cc holds.
Explanation Explain(const Article& article, const WtfLexicon& lexicon) {
  Explanation out;
  out.analysis = Analyse(article, lexicon);
  const Analysis& analysis = out.analysis;
  const TextModel model = BuildTextModel(article, analysis.language);
  const FixedVector title = TitleVector(model, article.title);
  const Genre genre = GenreOf(model);
  Ranking ranking =
      RankSentences(model, 0, model.sentences.size(), title, genre);
  const Names names = FindNames(model, article, analysis.language);
  const SpeakerResolver resolver(model, names);
  LightEditor(model, names, resolver).Unlean(ranking);
  out.talk = genre == Genre::kTalk;
  out.sentences = model.sentences.size();
  out.selections = ExplainSelections(
      model, HasSentenceMarks(analysis.language) ? &ranking : nullptr, title,
      analysis.chapters);
  ExplainSpeech(model, names, out);
  if (analysis.wtf) out.wtf = ExplainWtf(model, article.title, lexicon);
  FindTopics(model, names,
             {.title = article.title, .language = analysis.language},
             &out.topics);
  return out;
}

}  // namespace precis::explain
