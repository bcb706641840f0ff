#pragma once

#include "indexer/analyse/wtf/wtf_lexicon.h"
#include "indexer/explain/explanation.h"
#include "indexer/parse/article.h"

namespace precis::explain {

// Analyses the article again and tells why Analyse(article, lexicon) comes to
// what it does. A pure function, about three times as slow as Analyse(), which
// pays nothing for it. Linear in what it tells; the limits of Explanation hold.
//
// Thread safety: any number of calls at once.
Explanation Explain(const Article& article, const analyse::WtfLexicon& lexicon);

}  // namespace precis::explain
