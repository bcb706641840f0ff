#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/match/matcher.h"
#include "indexer/search/open_index.h"
#include "indexer/search/word_pattern.h"

namespace precis {

// Whether the words of a document stand as all patterns want. Of a phrase it
// first asks for neighbours, eight bytes of each document; words are read of
// the few that may have it.
//
// Thread safety: const functions from any thread.
class PatternCheck : public match::DocumentCheck {
 public:
  // Both must outlive this.
  PatternCheck(const OpenIndex& open, const std::vector<WordPattern>& patterns);

  void Sift(std::vector<match::Match>& matches) const override;
  bool Accepts(std::size_t segment, match::Docid docid) const override;
  void Announce(std::size_t segment, match::Docid docid) const override {
    orders_[segment]->FetchWordsOf(docid);
  }

 private:
  bool MayHaveAll(const PairFilter& neighbours) const;

  const std::vector<WordPattern>& patterns_;
  std::vector<const WordOrderFile*> orders_;  // By segment.
  std::optional<WordPair> first_;  // Of some phrase; none: no phrase.
};

}  // namespace precis
