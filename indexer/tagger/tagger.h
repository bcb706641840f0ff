#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "indexer/tagger/features.h"
#include "indexer/tagger/model.h"
#include "indexer/tagger/word.h"

namespace precis::tagger {

// Tags the sentences of one document, from first to last: what it decided on a
// word bears on where the word comes again. Linear in the number of words.
class DocumentTagger {
 public:
  // The model must outlive the tagger.
  explicit DocumentTagger(const Model& model)
      : model_(model), sentence_(model.lexicon()) {}

  // Lets a sentence say which of its words are written without a capital. To
  // be called for all sentences before the first is tagged.
  void CountSpellings(std::span<const Word> words);

  // The names of the sentence: disjoint, in order, as offsets into `words`.
  std::vector<TaggedName> Tag(std::span<const Word> words);

 private:
  // A word of the sentence with the features that are known before its turn.
  struct Prepared {
    std::size_t word = 0;
    SentenceView::Surroundings around;
    Features features;
  };

  void Prepare(std::size_t word, const SentenceView::Surroundings& before,
               Prepared& out);
  // Prepares the next capitalised word after `done`, if it is near and what is
  // decided in between does not depend on it.
  void PrepareNext(const Prepared& done, Prepared& next);
  Label Decide(Prepared& word) const;
  // The first word from `at` on that is to be decided, or the number of words.
  std::size_t NextDecided(std::size_t at);

  void FindCapitals(std::span<const Word> words);

  static constexpr std::size_t kNone = ~std::size_t{0};

  const Model& model_;
  Memory memory_;
  std::array<Prepared, 2> prepared_;  // The word that is decided, and the next.
  // Of the sentence that is tagged:
  SentenceView sentence_;
  std::vector<std::size_t> capitals_;  // Its words that have one.
  std::size_t capital_ = 0;    // The first of those not before the word.
  std::vector<Label> labels_;  // Of its words, as far as decided.
};

// A word whose label the model decides; of others it is kOutside.
inline bool IsDecided(const Word& word, Label before) {
  return word.capital || IsOpen(before);
}

// The names that the labels of a sentence make.
std::vector<TaggedName> NamesOf(std::span<const Label> labels);

// Spellings of one sentence, which training counts as well.
void CountSpellings(std::span<const Word> words, Memory& memory);

}  // namespace precis::tagger
