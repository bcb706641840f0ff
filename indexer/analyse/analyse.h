#pragma once

#include "indexer/analyse/analysis.h"
#include "indexer/parse/article.h"

namespace precis {

namespace analyse {
class WtfLexicon;
}

// Raised whenever the same article may yield another Analysis than before.
inline constexpr int kAnalysisVersion = 3;

// Summarises, attributes and scores one article. A pure function: the same
// article gives the same result on every thread and every CPU.
//
// Thread safety: any number of calls at once.
Analysis Analyse(const Article& article);

// The same with a site's own lexicon for the WTF Index.
Analysis Analyse(const Article& article, const analyse::WtfLexicon& lexicon);

}  // namespace precis
