#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/bulk_lexicon.h"
#include "indexer/index/flat_memory.h"
#include "indexer/index/posting_memory.h"

namespace precis {

// Postings in the order in which documents come, until they are sorted by term.
//
// Thread safety: none.
class PostingCollector {
 public:
  // The documents of a term, ascending.
  struct Run {
    TermId term;
    std::span<const CollectedPosting> postings;
  };

  // `memory` outlives the collector, and is used by no other meanwhile.
  explicit PostingCollector(PostingMemory& memory);

  // A document's term. REQUIRES: docids do not descend; within a document each
  // term comes once; `positions` ascend, distinct.
  void Add(TermId term, std::uint32_t docid, std::uint32_t wdf,
           std::span<const std::uint32_t> positions);

  // Asks for the memory that Add(term, ...) is going to need.
  void Prefetch(TermId term) const {
    if (term < counts_.size()) __builtin_prefetch(counts_.data() + term);
  }

  // Sorts by the bytes of terms. Call it once, after the last Add().
  std::vector<Run> Sort(const BulkLexicon& lexicon);

  std::uint32_t Wdf(const CollectedPosting& posting) const;
  // Encoded; empty: none.
  std::string_view Positions(const CollectedPosting& posting) const;
  // Asks for what Positions() is going to need.
  void PrefetchPositions(const CollectedPosting& posting) const;

  std::size_t size() const { return size_; }
  // What Sort() is going to need included.
  std::size_t memory_bytes() const;

 private:
  CollectedPosting& Next();
  void KeepPositions(std::span<const std::uint32_t> positions,
                     CollectedPosting& posting);
  std::vector<TermId> SortedTerms(const BulkLexicon& lexicon) const;

  void Scatter();

  PostingMemory& memory_;
  std::size_t size_ = 0;
  FlatVector<std::uint32_t>& counts_;  // By term: how many postings.
  std::vector<TermId> terms_;          // Those that have some.
  FlatVector<char>& positions_;        // With room behind:
  std::size_t positions_end_ = 0;
  std::map<std::pair<TermId, std::uint32_t>, std::uint32_t> large_wdf_;
};

}  // namespace precis
