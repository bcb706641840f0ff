#include "indexer/index/posting_collector.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

#include "indexer/glass/position_coding.h"

namespace precis {
namespace {

// A term by its first bytes as a number, so that most comparisons do not have
// to look the term up.
struct SortKey {
  std::uint64_t head;
  TermId term;
};

std::uint64_t HeadOf(std::string_view term) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t head = 0;
  std::memcpy(&head, term.data(), std::min(term.size(), sizeof(head)));
  return __builtin_bswap64(head);
}

constexpr std::size_t kAhead = 16;  // Terms that are fetched before their turn.

}  // namespace

PostingCollector::PostingCollector(PostingMemory& memory)
    : memory_(memory), counts_(memory.counts), positions_(memory.positions) {
  std::ranges::fill(counts_, 0);
}

CollectedPosting& PostingCollector::Next() {
  const std::size_t chunk = size_ / PostingMemory::kChunk;
  if (chunk == memory_.chunks.size()) {
    memory_.chunks.emplace_back(PostingMemory::kChunk);
  }
  return memory_.chunks[chunk][size_++ % PostingMemory::kChunk];
}

void PostingCollector::Add(TermId term, std::uint32_t docid, std::uint32_t wdf,
                           std::span<const std::uint32_t> positions) {
  if (term >= counts_.size()) {
    counts_.resize(std::max<std::size_t>(term + std::size_t{1},
                                         counts_.size() + counts_.size() / 2));
  }
  if (counts_[term]++ == 0) terms_.push_back(term);
  CollectedPosting& posting = Next();
  posting = {.term = term,
             .docid = docid,
             .wdf = static_cast<std::uint16_t>(
                 std::min<std::uint32_t>(wdf, CollectedPosting::kLargeWdf)),
             .position_bytes = 0,
             .positions = {}};
  if (posting.wdf == CollectedPosting::kLargeWdf) {
    large_wdf_[{term, docid}] = wdf;
  }
  if (!positions.empty()) KeepPositions(positions, posting);
}

// Encodes into the place where they are kept if they are too long to be kept
// inline. Where: five bytes, a terabyte. There: the size, then the bytes.
void PostingCollector::KeepPositions(std::span<const std::uint32_t> positions,
                                     CollectedPosting& posting) {
  std::uint32_t size = 0;
  const std::size_t most = positions_end_ + sizeof(size) +
                           glass::MaxEncodedPositions(positions.size());
  if (most > positions_.size()) {
    positions_.resize(std::max(most, 2 * positions_.size()));
  }
  char* const head = positions_.data() + positions_end_;
  char* const encoded = head + sizeof(size);
  size = static_cast<std::uint32_t>(glass::EncodePositions(positions, encoded));
  if (size <= posting.positions.size()) {
    posting.position_bytes = static_cast<std::uint8_t>(size);
    // There is room for all of them: copying as many takes no loop.
    std::memcpy(posting.positions.data(), encoded, posting.positions.size());
    return;
  }
  std::memcpy(head, &size, sizeof(size));
  posting.position_bytes = CollectedPosting::kElsewhere;
  std::memcpy(posting.positions.data(), &positions_end_,
              posting.positions.size());
  positions_end_ += sizeof(size) + size;
}

std::string_view PostingCollector::Positions(
    const CollectedPosting& posting) const {
  if (posting.position_bytes != CollectedPosting::kElsewhere) {
    return {posting.positions.data(), posting.position_bytes};
  }
  std::uint64_t begin = 0;
  std::memcpy(&begin, posting.positions.data(), posting.positions.size());
  std::uint32_t size = 0;
  std::memcpy(&size, positions_.data() + begin, sizeof(size));
  return {positions_.data() + begin + sizeof(size), size};
}

void PostingCollector::PrefetchPositions(
    const CollectedPosting& posting) const {
  if (posting.position_bytes != CollectedPosting::kElsewhere) return;
  std::uint64_t begin = 0;
  std::memcpy(&begin, posting.positions.data(), posting.positions.size());
  __builtin_prefetch(positions_.data() + begin);
}

std::uint32_t PostingCollector::Wdf(const CollectedPosting& posting) const {
  if (posting.wdf != CollectedPosting::kLargeWdf) return posting.wdf;
  return large_wdf_.at({posting.term, posting.docid});
}

std::vector<TermId> PostingCollector::SortedTerms(
    const BulkLexicon& lexicon) const {
  std::vector<SortKey> keys;
  keys.reserve(terms_.size());
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    if (i + kAhead < terms_.size()) lexicon.PrefetchTerm(terms_[i + kAhead]);
    keys.push_back({HeadOf(lexicon.Term(terms_[i])), terms_[i]});
  }
  std::ranges::sort(keys, [&](const SortKey& a, const SortKey& b) {
    if (a.head != b.head) return a.head < b.head;
    return lexicon.Term(a.term) < lexicon.Term(b.term);
  });
  std::vector<TermId> terms;
  terms.reserve(keys.size());
  for (const SortKey& key : keys) terms.push_back(key.term);
  return terms;
}

std::vector<PostingCollector::Run> PostingCollector::Sort(
    const BulkLexicon& lexicon) {
  const auto terms = SortedTerms(lexicon);
  auto& sorted = memory_.sorted;
  if (sorted.size() < size_) {
    sorted = FlatVector<CollectedPosting>();  // Before there are two of them.
    sorted.resize(size_ + size_ / 8);         // Segments are about as large.
  }
  std::vector<Run> runs;
  runs.reserve(terms.size());
  std::uint64_t begin = 0;
  // From here on counts_ says where the next posting of a term belongs. Where
  // there are more than 2^32 postings no machine of ours has the memory.
  assert(size_ <= 0xffffffff);
  for (const TermId term : terms) {
    const std::uint32_t count = counts_[term];
    runs.push_back({term, {sorted.data() + begin, count}});
    counts_[term] = static_cast<std::uint32_t>(begin);
    begin += count;
  }
  Scatter();
  return runs;
}

// Copies each posting to its place. Every place is a cache miss, so they are
// asked for some postings ahead, and what says where they are before that.
void PostingCollector::Scatter() {
  constexpr std::size_t kPlaces = 16;
  constexpr std::size_t kCounts = 48;
  CollectedPosting* const sorted = memory_.sorted.data();
  for (std::size_t done = 0; done < size_; done += PostingMemory::kChunk) {
    const auto& chunk = memory_.chunks[done / PostingMemory::kChunk];
    const std::size_t count = std::min(PostingMemory::kChunk, size_ - done);
    for (std::size_t i = 0; i < count; ++i) {
      if (i + kCounts < count) {
        __builtin_prefetch(counts_.data() + chunk[i + kCounts].term, 1);
        __builtin_prefetch(sorted + counts_[chunk[i + kPlaces].term], 1);
      }
      sorted[counts_[chunk[i].term]++] = chunk[i];
    }
  }
}

std::size_t PostingCollector::memory_bytes() const {
  return 2 * size_ * sizeof(CollectedPosting) + BytesOf(counts_) +
         terms_.size() * sizeof(Run) + positions_end_;
}

}  // namespace precis
