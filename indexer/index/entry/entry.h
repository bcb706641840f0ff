#pragma once

#include <string>

#include "indexer/analyse/text/analysis.h"
#include "indexer/index/entry/version.h"
#include "indexer/parse/article.h"

namespace precis {

// Which other articles it belongs to. Not of the analysis: it depends on what
// came before. See indexer/stories/story_book.h.
struct Placement {
  std::string duplicate_of;  // Id of the first article it repeats; or empty.
  std::string story;         // Id of its story; empty: it was not placed.
  std::string record;        // What its place is found again by, kStoriesSlot.
};

// What one event becomes: what its producer sent, what we made of it, and which
// version of it this is.
struct Entry {
  Article article;
  Analysis analysis;
  Version version;
  Placement placement = {};
};

}  // namespace precis
