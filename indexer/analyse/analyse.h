#pragma once

#include "indexer/analyse/text/analysis.h"
#include "indexer/parse/article.h"

namespace precis {

namespace analyse {
class DocumentFrequencies;
class StemCounter;
class WtfLexicon;
}  // namespace analyse

// Raised whenever the same article may yield another Analysis than before.
inline constexpr int kAnalysisVersion = 3;

// What may differ from site to site and from day to day. All must outlive the
// call; null: what is built in.
struct AnalysisInputs {
  const analyse::WtfLexicon* lexicon = nullptr;  // For the WTF Index.
  const analyse::DocumentFrequencies* frequencies = nullptr;  // For keyphrases.
  // Counts the article's words, which changes nothing of its own analysis.
  analyse::StemCounter* counter = nullptr;
};

// Summarises, attributes and scores one article. A pure function: the same
// article and the same inputs give the same result on every thread and every
// CPU.
//
// Thread safety: any number of calls at once.
Analysis Analyse(const Article& article);

Analysis Analyse(const Article& article, const AnalysisInputs& inputs);

// The same with a site's own lexicon for the WTF Index.
Analysis Analyse(const Article& article, const analyse::WtfLexicon& lexicon);

}  // namespace precis
