#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/glass/database_writer.h"
#include "indexer/glass/format.h"
#include "indexer/glass/pack.h"
#include "indexer/glass/scratch.h"
#include "indexer/glass/table_writer.h"

namespace precis::glass {

// The keys of one list in the posting list table.
class ListKey {
 public:
  // Of a term, escaped.
  void SetTerm(std::string_view escaped) {
    char* end = PackBytes(bytes_, escaped);
    *end++ = '\0';
    first_size_ = escaped.size();
    stem_size_ = first_size_ + 1;
  }
  // Of the document lengths.
  void SetLengths() {
    PackBytes(bytes_, kLengthsPrefix);
    first_size_ = stem_size_ = kLengthsPrefix.size();
  }

  std::string_view First() const { return {bytes_, first_size_}; }
  // Of the chunk that starts with `docid`, if it is not the first.
  std::string_view At(std::uint32_t docid) {
    const char* end = PackSortable(bytes_ + stem_size_, docid);
    return {bytes_, static_cast<std::size_t>(end - bytes_)};
  }

 private:
  char bytes_[kMaxKeySize + 1 + kMaxSortable];
  std::size_t first_size_ = 0;
  std::size_t stem_size_ = 0;
};

// What the first chunk of a term's list says; zeros for document lengths.
struct ListTotals {
  std::uint32_t documents = 0;
  std::uint32_t frequency = 0;  // Sum of wdf.
};

// Writes one list after another in chunks: document ids as differences, each
// with its wdf (or length).
//
// Thread safety: none.
class ChunkWriter {
 public:
  explicit ChunkWriter(TableWriter& table) : table_(table) { Restart(); }

  void StartTerm(std::string_view escaped, const ListTotals& totals) {
    key_.SetTerm(escaped);
    Start(totals);
  }
  void StartLengths() {
    key_.SetLengths();
    Start({});
  }

  // REQUIRES: `docid` is above the one before.
  void Add(std::uint32_t docid, std::uint32_t number) {
    if (size_ >= kChunkSize) Emit(false);
    char* const start = body() + size_;
    char* out = start;
    if (size_ == 0) {
      first_docid_ = docid;
    } else {
      assert(docid > last_docid_);
      out = PackNumber(out, docid - last_docid_ - 1);
    }
    out = PackNumber(out, number);
    size_ += static_cast<std::size_t>(out - start);
    last_docid_ = docid;
  }

  // The same for many.
  void Add(std::span<const Posting> postings) {
    while (!postings.empty()) {
      if (size_ >= kChunkSize) Emit(false);
      postings = postings.subspan(AddToChunk(postings));
    }
  }

  // A run of entries that is encoded already, from `first` to `last`.
  void AddRun(std::uint32_t first, std::uint32_t last,
              std::string_view entries);

  // Writes what is left of the list. False: see the table's error().
  bool Finish() {
    if (size_ > 0) Emit(true);
    return !table_.failed();
  }

 private:
  static constexpr std::size_t kHead = 4 * kMaxPacked + 1;
  static constexpr std::size_t kMaxEntry = 2 * kMaxPacked;

  void Start(const ListTotals& totals) {
    assert(size_ == 0);
    totals_ = totals;
    is_first_ = true;
  }
  void Restart() {
    size_ = 0;
    buffer_.Reserve(kHead + kChunkSize + kMaxEntry);
  }
  char* body() { return buffer_.data() + kHead; }
  void Emit(bool is_last);
  std::size_t AddToChunk(std::span<const Posting> postings);

  TableWriter& table_;
  ListKey key_;
  ListTotals totals_;
  bool is_first_ = true;
  Scratch buffer_;  // Room for a chunk's head, then its entries.
  std::size_t size_ = 0;
  std::uint32_t first_docid_ = 0;
  std::uint32_t last_docid_ = 0;
};

}  // namespace precis::glass
