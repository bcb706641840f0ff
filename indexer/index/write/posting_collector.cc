#include "indexer/index/write/posting_collector.h"

#include <algorithm>
#include <utility>

#include "indexer/glass/position_coding.h"
#include "indexer/index/write/term_order.h"

namespace precis {
namespace {

constexpr std::size_t kAhead = 64;  // Terms whose notes are fetched early.

}  // namespace

PostingCollector::PostingCollector(PostingMemory& memory) : memory_(memory) {
  std::ranges::fill(memory_.notes, TermNote{});
  memory_.documents.clear();
  memory_.positioned.clear();
}

void PostingCollector::MakeRoom(std::size_t terms) {
  auto& notes = memory_.notes;
  if (notes.size() >= terms) return;
  const std::size_t size = std::max(terms, notes.size() + notes.size() / 2);
  // Room to grow where they are: what is not used takes no memory.
  if (size > notes.capacity()) notes.reserve(4 * size);
  notes.resize(size);
}

void PostingCollector::BeginDocument(std::uint32_t docid) {
  assert(memory_.documents.empty() || memory_.documents.back().docid < docid);
  memory_.documents.push_back({docid, size()});
}

void PostingCollector::NextChunk() {
  if (chunks_ == memory_.chunks.size()) {
    memory_.chunks.emplace_back().Renew(PostingMemory::kChunk);
  }
  next_ = memory_.chunks[chunks_++].data();
  end_ = next_ + PostingMemory::kChunk;
}

void PostingCollector::AddPositions(TermId term,
                                    std::span<const std::uint32_t> positions) {
  auto& bytes = memory_.positions;
  const std::size_t most =
      positions_end_ + glass::MaxEncodedPositions(positions.size());
  if (most > bytes.size()) bytes.resize(std::max(most, 2 * bytes.size()));
  const std::size_t size =
      glass::EncodePositions(positions, bytes.data() + positions_end_);
  memory_.positioned.push_back({term, memory_.documents.back().docid,
                                positions_end_,
                                static_cast<std::uint32_t>(size)});
  positions_end_ += size;
}

std::vector<PostingCollector::Run> PostingCollector::Sort(
    const BulkLexicon& lexicon) {
  const auto terms = InOrderOfBytes(terms_, lexicon);
  // Twice as much as is needed: the next segment may be larger, and what is not
  // used takes no memory.
  if (memory_.sorted.size() < size()) memory_.sorted.Renew(2 * size());
  auto runs = Layout(terms);
  SortPositions(runs);
  Scatter();
  return runs;
}

// One run behind the other. From here on notes say a term's run, and where its
// next posting belongs.
std::vector<PostingCollector::Run> PostingCollector::Layout(
    const std::vector<TermId>& terms) {
  std::vector<Run> runs;
  runs.reserve(terms.size());
  // Where there are more postings no machine of ours has the memory.
  assert(size() <= 0xffffffff);
  const glass::Posting* const sorted = memory_.sorted.data();
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + kAhead < terms.size()) Prefetch(terms[i + kAhead]);
    TermNote& note = Note(terms[i]);
    const std::uint32_t count = std::exchange(note.postings, begin);
    note.document = static_cast<std::uint32_t>(i);
    runs.push_back({terms[i], {sorted + begin, count}, {}});
    begin += count;
  }
  assert(begin == size());
  return runs;
}

// Few postings have positions: a counting sort of their own, by run, which
// keeps documents in their order.
void PostingCollector::SortPositions(std::vector<Run>& runs) {
  if (memory_.positioned.empty()) return;
  std::vector<std::size_t> next(runs.size() + 1);
  for (const PostingPositions& one : memory_.positioned) {
    ++next[Note(one.term).document + std::size_t{1}];
  }
  auto& sorted = memory_.positioned_sorted;
  sorted.resize(memory_.positioned.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].positions = {sorted.data() + next[i], next[i + 1]};
    next[i + 1] += next[i];
  }
  for (const PostingPositions& one : memory_.positioned) {
    sorted[next[Note(one.term).document]++] = one;
  }
}

// Copies each posting to its place. Every place is a cache miss, so they are
// asked for some postings ahead, and what says where they are before that.
void PostingCollector::Scatter() {
  constexpr std::size_t kPlaces = 16;
  constexpr std::size_t kNotes = 48;
  if (memory_.documents.empty()) return;
  glass::Posting* const sorted = memory_.sorted.data();
  TermNote* const notes = memory_.notes.data();
  const DocumentStart* document = memory_.documents.data();
  const DocumentStart* const last = document + memory_.documents.size() - 1;
  const std::size_t all = size();
  for (std::size_t done = 0; done < all; done += PostingMemory::kChunk) {
    const auto& chunk = memory_.chunks[done / PostingMemory::kChunk];
    const std::size_t count = std::min(PostingMemory::kChunk, all - done);
    for (std::size_t i = 0; i < count; ++i) {
      if (i + kNotes < count) {
        __builtin_prefetch(notes + chunk[i + kNotes].term, 1);
        __builtin_prefetch(sorted + notes[chunk[i + kPlaces].term].postings, 1);
      }
      while (document != last && document[1].begin <= done + i) ++document;
      sorted[notes[chunk[i].term].postings++] = {document->docid, chunk[i].wdf};
    }
  }
}

std::size_t PostingCollector::memory_bytes() const {
  return size() * (sizeof(CollectedPosting) + sizeof(glass::Posting)) +
         memory_.notes.size() * sizeof(TermNote) + terms_.size() * sizeof(Run) +
         positions_end_ + memory_.documents.size() * sizeof(DocumentStart) +
         memory_.positioned.size() * 2 * sizeof(PostingPositions);
}

}  // namespace precis
