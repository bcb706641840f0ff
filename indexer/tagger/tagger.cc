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
  // The words around capitals will be looked up, each in a line far away: it
  // has until its sentence is tagged.
  constexpr std::size_t kAround = 2;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital) continue;
    const std::size_t end = std::min(i + kAround + 1, words.size());
    for (std::size_t at = i - std::min(i, kAround); at < end; ++at) {
      model_.lexicon().Prefetch(words[at].hash);
    }
  }
}

void DocumentTagger::Prepare(std::size_t word,
                             const SentenceView::Surroundings& before,
                             Prepared& out) {
  out.word = word;
  out.around = sentence_.LookAround(word, before);
  out.features.Clear();
  sentence_.AddFixed(word, out.around, out.features);
  model_.Prefetch(out.features.rows());
}

void DocumentTagger::PrepareNext(const Prepared& done, Prepared& next) {
  if (next.word != kNone && next.word > done.word) return;
  const std::size_t first = done.word + 1;
  std::size_t at = capital_;
  while (at < capitals_.size() && capitals_[at] < first) ++at;
  if (at == capitals_.size()) return;
  const std::size_t word = capitals_[at];
  const bool in_run = word != first && word < done.around.run.end;
  if (word >= first + kMaxAhead || in_run) return;
  Prepare(word, done.around, next);
}

Label DocumentTagger::Decide(Prepared& word) const {
  const std::size_t i = word.word;
  const std::span<const Label> decided = std::span(labels_).first(i);
  sentence_.AddChanging(decided, word.around, memory_, word.features);
  const Scores scores = model_.Score(word.features.rows());
  const Label before = decided.empty() ? kOutside : decided.back();
  return Best(scores, before, i + 1 == labels_.size());
}

// See IsDecided().
std::size_t DocumentTagger::NextDecided(std::size_t at) {
  if (at > 0 && at < labels_.size() && IsOpen(labels_[at - 1])) return at;
  while (capital_ < capitals_.size() && capitals_[capital_] < at) ++capital_;
  return capital_ < capitals_.size() ? capitals_[capital_] : labels_.size();
}

// Without a branch: which word has one cannot be guessed.
void DocumentTagger::FindCapitals(std::span<const Word> words) {
  capitals_.resize(words.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    capitals_[count] = i;
    count += words[i].capital ? 1u : 0u;
  }
  capitals_.resize(count);
}

std::vector<TaggedName> DocumentTagger::Tag(std::span<const Word> words) {
  FindCapitals(words);
  if (capitals_.empty()) return {};
  capital_ = 0;
  sentence_.Read(words);
  labels_.assign(words.size(), kOutside);
  Prepared* current = &prepared_[0];
  Prepared* next = &prepared_[1];
  current->around = {};
  next->word = kNone;
  bool named = false;
  for (std::size_t i = NextDecided(0); i < words.size();
       i = NextDecided(i + 1)) {
    if (next->word == i) {
      std::swap(current, next);
    } else {
      Prepare(i, current->around, *current);
    }
    PrepareNext(*current, *next);
    labels_[i] = Decide(*current);
    named |= labels_[i] != kOutside;
  }
  for (const std::size_t i : capitals_) {
    memory_.CountLabel(words[i].hash, labels_[i]);
  }
  return named ? NamesOf(labels_) : std::vector<TaggedName>();
}

}  // namespace precis::tagger
