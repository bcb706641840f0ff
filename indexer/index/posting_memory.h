#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/index/flat_memory.h"
#include "indexer/index/word_order.h"

namespace precis {

using TermId = std::uint32_t;
inline constexpr TermId kNoTerm = 0xffffffff;

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

// Where postings are collected and sorted, kept from one segment to the next:
// memory that is fresh from the kernel has to be cleared by it first, a
// twentieth of all the time.
struct PostingMemory {
  static constexpr std::size_t kChunk = std::size_t{1} << 16;

  // Of kChunk each: growing never copies.
  std::vector<FlatVector<CollectedPosting>> chunks;
  FlatVector<CollectedPosting> sorted;
  FlatVector<std::uint32_t> counts;  // By term.
  FlatVector<char> positions;
  WordOrder word_order;
};

}  // namespace precis
