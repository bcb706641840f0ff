#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/base/result.h"
#include "indexer/parse/article.h"
#include "indexer/tagger/labels.h"
#include "indexer/tagger/word.h"

namespace precis::tagger {

// A stretch of a training text that is a name.
struct GoldName {
  std::size_t begin = 0;  // Bytes.
  std::size_t end = 0;
  Kind kind = Kind::kPerson;
};

struct GoldSentence {
  std::string text;
  std::vector<GoldName> names;
};

using GoldDocument = std::vector<GoldSentence>;

// A sentence of the program's own words with the label of each.
struct TrainingSentence {
  std::vector<Word> words;
  std::vector<Label> gold;
};

struct TrainingDocument {
  std::unique_ptr<Article> article;  // Owns what the words point into.
  std::vector<TrainingSentence> sentences;
};

// Reads lines "token TAG" with the tags O and B- or I- of PER, ORG, LOC, a
// blank line after each sentence, "-DOCSTART-" between documents. Where there
// are no such lines a document is twenty sentences.
Result<std::vector<GoldDocument>> ReadCorpus(const std::string& path);

// The document as the program would read it: its own sentences and words.
// Names that do not begin with a capital are left out: the program does not
// look there.
TrainingDocument Prepare(const GoldDocument& document);

}  // namespace precis::tagger
