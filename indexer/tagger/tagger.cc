#include "indexer/tagger/tagger.h"

#include <algorithm>
#include <utility>

namespace precis::tagger {
namespace {

// Weights are asked for one word ahead, if it is that near.
constexpr std::size_t kMaxAhead = 32;

}  // namespace

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

void DocumentTagger::Prepare(std::size_t word,
                             const SentenceView::Surroundings& before,
                             SentenceView& sentence, Prepared& out) const {
  out.word = word;
  out.around = sentence.LookAround(word, before);
  out.features.Clear();
  sentence.AddFixed(word, out.around, out.features);
}

void DocumentTagger::PrepareNext(std::span<const Word> words,
                                 const Prepared& done, SentenceView& sentence,
                                 Prepared& next) const {
  if (next.word != kNone && next.word > done.word) return;
  const std::size_t first = done.word + 1;
  const std::size_t end = std::min(words.size(), first + kMaxAhead);
  std::size_t word = first;
  while (word < end && !words[word].capital) ++word;
  const bool in_run = word != first && word < done.around.run.end;
  if (word >= end || in_run) return;
  Prepare(word, done.around, sentence, next);
  model_.Prefetch(next.features.rows());
}

Label DocumentTagger::Decide(const SentenceView& sentence,
                             Prepared& word) const {
  sentence.AddChanging(labels_, word.around, memory_, word.features);
  const Scores scores = model_.Score(word.features.rows());
  const Label before = labels_.empty() ? kOutside : labels_.back();
  return Best(scores, before, labels_.size() + 1 == sentence.size());
}

std::vector<TaggedName> DocumentTagger::Tag(std::span<const Word> words) {
  SentenceView sentence(words, model_.lexicon());
  labels_.clear();
  Prepared* current = &prepared_[0];
  Prepared* next = &prepared_[1];
  current->around = {};
  next->word = kNone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Label before = labels_.empty() ? kOutside : labels_.back();
    if (!IsDecided(words[i], before)) {
      labels_.push_back(kOutside);
      continue;
    }
    if (next->word == i) {
      std::swap(current, next);
    } else {
      Prepare(i, current->around, sentence, *current);
    }
    PrepareNext(words, *current, sentence, *next);
    labels_.push_back(Decide(sentence, *current));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].capital) memory_.CountLabel(words[i].hash, labels_[i]);
  }
  return NamesOf(labels_);
}

}  // namespace precis::tagger
