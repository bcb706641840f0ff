#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/base/flat_memory.h"
#include "indexer/index/write/bulk_lexicon.h"
#include "indexer/index/write/posting_memory.h"

namespace precis {

// Postings in the order in which documents come, until they are sorted by term.
//
// Thread safety: none.
class PostingCollector {
 public:
  // The documents of a term, ascending.
  struct Run {
    TermId term;
    std::span<const glass::Posting> postings;
    std::span<const PostingPositions> positions;  // Of those that have some.
  };

  // `memory` outlives the collector, and is used by no other meanwhile.
  explicit PostingCollector(PostingMemory& memory);

  // Terms are below `terms` from now on.
  void MakeRoom(std::size_t terms);

  // What follows is of this document. REQUIRES: it is above the one before.
  void BeginDocument(std::uint32_t docid);

  // REQUIRES: there is room for `term`. Within a document each comes once.
  void Add(TermId term, std::uint32_t wdf) {
    if (memory_.notes[term].postings++ == 0) terms_.push_back(term);
    if (next_ == end_) NextChunk();
    *next_++ = {term, wdf};
  }

  // Positions of a term of the document at hand. REQUIRES: `positions` ascend,
  // distinct; at least one.
  void AddPositions(TermId term, std::span<const std::uint32_t> positions);

  // The caller's `document` and `group` are zeros when a segment begins.
  TermNote& Note(TermId term) { return memory_.notes[term]; }
  // Asks for the memory that Add(term, ...) and Note(term) are going to need.
  void Prefetch(TermId term) const {
    __builtin_prefetch(memory_.notes.data() + term, 1);
  }

  // Sorts by the bytes of terms. Call it once, after the last Add().
  std::vector<Run> Sort(const BulkLexicon& lexicon);

  // As glass::EncodePositions() made them.
  std::string_view Encoded(const PostingPositions& positions) const {
    return {memory_.positions.data() + positions.begin, positions.size};
  }

  std::size_t size() const {
    return chunks_ * PostingMemory::kChunk -
           static_cast<std::size_t>(end_ - next_);
  }
  // What Sort() is going to need included.
  std::size_t memory_bytes() const;

 private:
  void NextChunk();
  std::vector<Run> Layout(const std::vector<TermId>& terms);
  void SortPositions(std::vector<Run>& runs);
  void Scatter();

  PostingMemory& memory_;
  std::size_t chunks_ = 0;  // In use, the last one up to next_.
  CollectedPosting* next_ = nullptr;
  CollectedPosting* end_ = nullptr;
  std::vector<TermId> terms_;  // Those that have postings.
  std::size_t positions_end_ = 0;
};

}  // namespace precis
