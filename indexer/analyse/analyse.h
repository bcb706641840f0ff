#pragma once

#include "indexer/analyse/analysis.h"
#include "indexer/parse/article.h"

namespace precis {

// Raised whenever the same article may yield another Analysis than before.
inline constexpr int kAnalysisVersion = 2;

// Summarises, attributes and scores one article. A pure function: the same
// article gives the same result on every thread and every CPU.
//
// Thread safety: any number of calls at once.
Analysis Analyse(const Article& article);

}  // namespace precis
