#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/bulk_lexicon.h"
#include "indexer/index/flat_memory.h"

namespace precis {

// A document that a term is in.
struct CollectedPosting {
  static constexpr std::uint16_t kLargeWdf = 0xffff;
  static constexpr std::uint8_t kElsewhere = 0xff;

  TermId term = kNoTerm;
  std::uint32_t docid = 0;
  std::uint16_t wdf = 0;  // kLargeWdf: it is in a table of the few large ones.
  // Of the encoded positions; kElsewhere: they are where `positions` says.
  std::uint8_t position_bytes = 0;
  std::array<char, 5> positions{};
};
static_assert(sizeof(CollectedPosting) == 16);

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

  std::size_t size() const { return size_; }
  // What Sort() is going to need included.
  std::size_t memory_bytes() const;

 private:
  // Chunks: growing never copies.
  static constexpr std::size_t kChunk = std::size_t{1} << 16;

  CollectedPosting& Next();
  void KeepPositions(CollectedPosting& posting, std::string_view encoded);
  std::vector<TermId> SortedTerms(const BulkLexicon& lexicon) const;

  std::vector<FlatVector<CollectedPosting>> chunks_;
  std::size_t size_ = 0;
  FlatVector<std::uint32_t> counts_;  // By term: how many postings.
  std::vector<TermId> terms_;         // Those that have some.
  FlatVector<char> positions_;
  std::vector<char> encoded_;
  std::map<std::pair<TermId, std::uint32_t>, std::uint32_t> large_wdf_;
  FlatVector<CollectedPosting> sorted_;
};

}  // namespace precis
