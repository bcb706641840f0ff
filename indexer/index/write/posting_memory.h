#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/base/flat_memory.h"
#include "indexer/glass/database_writer.h"
#include "indexer/index/words/word_order.h"

namespace precis {

using TermId = std::uint32_t;
inline constexpr TermId kNoTerm = 0xffffffff;

// A term of a document. Which document goes by the place: they come in order.
struct CollectedPosting {
  TermId term = kNoTerm;
  std::uint32_t wdf = 0;
};

// What is noted of each term. One array for all of it, since the place of a
// term is what the processor waits for.
struct TermNote {
  std::uint32_t postings = 0;  // How many; while sorting: where the next goes.
  std::uint32_t document = 0;  // The stamp of the last document that has it,
  std::uint32_t group = 0;     // and which of that document's terms it is;
                               // once sorted, the first is the term's run.
};

// The first posting of a document.
struct DocumentStart {
  std::uint32_t docid = 0;
  std::uint64_t begin = 0;
};

// Where a posting's positions are: encoded, in PostingMemory::positions.
struct PostingPositions {
  TermId term = kNoTerm;
  std::uint32_t docid = 0;
  std::uint64_t begin = 0;
  std::uint32_t size = 0;
};

// Where postings are collected and sorted, kept from one segment to the next:
// memory that is fresh from the kernel has to be cleared by it first, a
// twentieth of all the time.
struct PostingMemory {
  static constexpr std::size_t kChunk = std::size_t{1} << 18;  // A huge page.

  // Of kChunk each: growing never copies.
  std::vector<FlatBuffer<CollectedPosting>> chunks;
  FlatVector<DocumentStart> documents;
  FlatBuffer<glass::Posting> sorted;
  FlatVector<TermNote> notes;  // By term.
  FlatVector<char> positions;
  FlatVector<PostingPositions> positioned;
  FlatVector<PostingPositions> positioned_sorted;
  WordOrder word_order;
};

}  // namespace precis
