#include "indexer/glass/chunk_writer.h"

namespace precis::glass {

// As many as the chunk takes, at least one; returns how many. What changes with
// each posting stays in registers meanwhile: bytes that are stored might be
// members, as far as the compiler can tell.
std::size_t ChunkWriter::AddToChunk(std::span<const Posting> postings) {
  const Posting* posting = postings.data();
  const Posting* const end = posting + postings.size();
  char* out = body() + size_;
  char* const full = body() + kChunkSize;
  std::uint32_t last = last_docid_;
  if (size_ == 0) {
    first_docid_ = last = posting->docid;
    out = PackNumber(out, posting->wdf);
    ++posting;
  }
  for (; posting != end && out < full; ++posting) {
    assert(posting->docid > last);
    out = PackStep(out, posting->docid - last - 1, posting->wdf);
    last = posting->docid;
  }
  size_ = static_cast<std::size_t>(out - body());
  last_docid_ = last;
  return static_cast<std::size_t>(posting - postings.data());
}

void ChunkWriter::AddRun(std::uint32_t first, std::uint32_t last,
                         std::string_view entries) {
  if (size_ > 0 && size_ + kMaxPacked + entries.size() > kChunkSize) {
    Emit(false);
  }
  buffer_.Reserve(kHead + size_ + kMaxEntry + entries.size(), kHead + size_);
  char* const start = body() + size_;
  char* out = start;
  if (size_ == 0) {
    first_docid_ = first;
  } else {
    assert(first > last_docid_);
    out = PackNumber(out, first - last_docid_ - 1);
  }
  out = PackBytes(out, entries);
  size_ += static_cast<std::size_t>(out - start);
  last_docid_ = last;
}

void ChunkWriter::Emit(bool is_last) {
  char head[kHead];
  char* out = head;
  if (is_first_) {
    out = PackNumber(out, totals_.documents);
    out = PackNumber(out, totals_.frequency);
    out = PackNumber(out, first_docid_ - 1);
  }
  *out++ = is_last ? '1' : '0';
  out = PackNumber(out, last_docid_ - first_docid_);
  const auto head_size = static_cast<std::size_t>(out - head);
  char* start = body() - head_size;
  std::memcpy(start, head, head_size);
  table_.Add(is_first_ ? key_.First() : key_.At(first_docid_),
             {start, head_size + size_});
  is_first_ = false;
  Restart();
}

}  // namespace precis::glass
