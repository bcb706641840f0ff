#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/tagger/labels.h"
#include "indexer/tagger/lexicon.h"
#include "indexer/tagger/memory.h"
#include "indexer/tagger/word.h"

namespace precis::tagger {

inline constexpr int kRowBits = 18;  // Of the weights: one row a feature.

// The rows of the weights that speak at one word.
class Features {
 public:
  static constexpr std::size_t kMax = 96;

  void Add(std::uint64_t id, std::uint64_t value) {
    const std::uint64_t mixed =
        (value + id * 0xD6E8FEB86659FD93u) * 0x9E3779B97F4A7C15u;
    rows_[size_++] =
        static_cast<std::uint32_t>((mixed ^ (mixed << 29)) >> (64 - kRowBits));
  }
  void Clear() { size_ = 0; }
  std::span<const std::uint32_t> rows() const {
    return std::span(rows_).first(size_);
  }

 private:
  std::array<std::uint32_t, kMax> rows_;
  std::size_t size_ = 0;
};

// One sentence with what the features of its words share, which is found out
// when a word asks for it: most sentences have few names. The words must be
// there until the next sentence is read.
class SentenceView {
 public:
  // Of no words. The lexicon must outlive the view.
  explicit SentenceView(const Lexicon& lexicon) : lexicon_(lexicon) {}
  SentenceView(std::span<const Word> words, const Lexicon& lexicon)
      : SentenceView(lexicon) {
    Read(words);
  }

  // Begins with another sentence.
  void Read(std::span<const Word> words);

  std::size_t size() const { return words_.size(); }

  // The capitalised words around a word, such runs with "of", "and" between,
  // and the end of the first of these runs.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Surroundings {
    Range run;
    Range chain;
    std::size_t head_end = 0;
  };

  // The features of the word after those of the labels, which are all words
  // of the sentence before it. REQUIRES: no word after it was asked for before.
  void Extract(std::span<const Label> before, const Memory& memory,
               Features& out);

  // The same in parts. What is around word `i`, if `before` is around the word
  // asked for before it. REQUIRES: no word after it was asked for before, but
  // for one whose run does not begin before the end of this one's.
  Surroundings LookAround(std::size_t i, const Surroundings& before);
  // The features that depend on the words of the sentence alone.
  void AddFixed(std::size_t i, const Surroundings& around, Features& out) const;
  // Those that depend on what was decided before.
  void AddChanging(std::span<const Label> before, const Surroundings& around,
                   const Memory& memory, Features& out) const;

 private:
  static constexpr std::size_t kEdge = 2;  // Traits before and after.

  struct Traits {
    std::uint64_t hash = 0;
    std::uint64_t shape = 0;  // 0: not known yet, or of no word.
    LexiconEntry entry;
    std::uint32_t classes = 0;
    bool known = false;
  };

  // Of word `i`, or of none, up to kEdge before the first or after the last:
  // the index is kEdge more than the word's.
  void Learn(std::size_t at) {
    if (!traits_[at].known) LookUp(at);
  }
  void LookUp(std::size_t at);
  void LearnShape(std::size_t at);  // REQUIRES: learnt.
  // REQUIRES: the word has a capital.
  void LearnPhrases(std::size_t begin);
  std::size_t RunEnd(std::size_t begin) const;
  std::size_t ChainEnd(std::size_t run_end) const;
  bool IsInitial(std::size_t i) const;
  // Whether word `i` is made of the first letters of the words before `i` - 1.
  bool Abbreviates(std::size_t i) const;

  void AddWordFeatures(std::size_t i, Features& out) const;
  void AddContext(std::size_t i, Features& out) const;
  void AddLists(std::size_t i, Features& out) const;
  void AddRun(std::size_t i, Range run, Features& out) const;
  void AddChain(std::size_t i, const Surroundings& around, Label before,
                Features& out) const;
  void AddLabels(std::span<const Label> before, Features& out) const;
  void AddMemory(std::size_t i, const Memory& memory, Features& out) const;

  std::span<const Word> words_;
  const Lexicon& lexicon_;
  // Of word i at i + kEdge. There may be more: they are kept for the next.
  std::vector<Traits> traits_;
  std::size_t phrases_ = 0;  // Words whose phrases are known.
  Surroundings around_;      // Of the word that was extracted last.
};

}  // namespace precis::tagger
