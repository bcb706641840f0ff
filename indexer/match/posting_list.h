#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_cursor.h"
#include "indexer/match/hits.h"

namespace precis::match {

// A term's documents in one segment, read forward: a chunk is decoded as a
// whole, and only if something in it is asked for.
//
// Damage ends a list early, see damaged().
//
// Thread safety: none.
class PostingList {
 public:
  // `table` is the segment's posting list table and must outlive this. A term
  // that no document has makes an empty list.
  PostingList(const glass::TableFile& table, std::string_view term);

  std::uint32_t documents() const { return documents_; }

  // Goes to the first document not below `docid`; never back. False: there is
  // none.
  bool SkipTo(Docid docid);

  // From where the list is to the end of what is decoded, how often each has
  // the term beside it. REQUIRES: SkipTo() was true.
  std::span<const Docid> ids() const {
    return std::span(ids_).subspan(at_, size_ - at_);
  }
  std::span<const std::uint32_t> frequencies() const {
    return std::span(frequencies_).subspan(at_, size_ - at_);
  }
  // Passes the first `count` of them.
  void Advance(std::size_t count) { at_ += count; }

  bool damaged() const { return damaged_; }

 private:
  bool ReadHead();
  bool ReadChunk(std::string_view tag, bool is_first);
  bool NextChunk();
  bool SeekChunk(Docid docid);
  bool Decode();
  bool End();
  bool Damaged();

  glass::TableCursor cursor_;
  std::string key_;           // Of the first chunk; then 0 and an id.
  std::size_t key_size_ = 0;  // Of that up to the id.
  std::uint32_t documents_ = 0;
  // The chunk at hand.
  Docid first_ = 0;
  Docid last_ = 0;
  bool is_last_ = true;
  std::string_view entries_;
  // Decoded, if `decoded_`.
  bool decoded_ = false;
  std::vector<Docid> ids_;
  std::vector<std::uint32_t> frequencies_;
  std::size_t size_ = 0;
  std::size_t at_ = 0;
  bool at_end_ = false;
  bool damaged_ = false;
};

}  // namespace precis::match
