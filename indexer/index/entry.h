#pragma once

#include "indexer/analyse/analysis.h"
#include "indexer/index/version.h"
#include "indexer/parse/article.h"

namespace precis {

// What one event becomes: what its producer sent, what we made of it, and which
// version of it this is.
struct Entry {
  Article article;
  Analysis analysis;
  Version version;
};

}  // namespace precis
