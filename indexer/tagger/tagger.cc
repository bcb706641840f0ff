#include "indexer/tagger/tagger.h"

#include <array>

namespace precis::tagger {

void CountSpellings(std::span<const Word> words, Memory& memory) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    memory.CountSpelling(words[i].hash, words[i].capital);
  }
}

std::vector<TaggedName> NamesOf(std::span<const Label> labels) {
  std::vector<TaggedName> names;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    if (!Continues(labels[i])) begin = i;
    if (!IsOpen(labels[i])) names.push_back({begin, i + 1, KindOf(labels[i])});
  }
  return names;
}

void DocumentTagger::CountSpellings(std::span<const Word> words) {
  tagger::CountSpellings(words, memory_);
}

Label DocumentTagger::Decide(SentenceView& sentence) {
  sentence.Extract(labels_, memory_, features_);
  const Scores scores = model_.Score(features_.rows());
  const Label before = labels_.empty() ? kOutside : labels_.back();
  return Best(scores, before, labels_.size() + 1 == sentence.size());
}

std::vector<TaggedName> DocumentTagger::Tag(std::span<const Word> words) {
  SentenceView sentence(words, model_.lexicon());
  labels_.clear();
  for (const Word& word : words) {
    const Label before = labels_.empty() ? kOutside : labels_.back();
    labels_.push_back(IsDecided(word, before) ? Decide(sentence) : kOutside);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].capital) memory_.CountLabel(words[i].hash, labels_[i]);
  }
  return NamesOf(labels_);
}

}  // namespace precis::tagger
