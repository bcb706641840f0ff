#pragma once

#include <string>
#include <vector>

#include "indexer/index/entry.h"

namespace precis {

// A quote or a statement, as one document of a segment.
struct Speech {
  std::string text;
  std::string speaker;
  double confidence = 0;
  std::string cue;
  bool direct = true;  // False: a statement.
};

// Those of an entry: quotes in their order, then statements in theirs.
std::vector<Speech> SpeechesOf(const Analysis& analysis);

// Everybody who speaks in it, by quote, statement or turn, once each.
std::vector<std::string> SpeakersOf(const Analysis& analysis);

// What a search shows of it without opening its entry; on one line.
std::string SpeechToJson(const Speech& speech, const Article& article);

}  // namespace precis
