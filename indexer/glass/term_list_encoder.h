#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/glass/scratch.h"

namespace precis::glass {

// Encodes a document's terms as Xapian's term list table has them: each as
// the length it shares with the one before, and the rest.
//
// Thread safety: none. Keep one and reuse it: its buffer grows to the largest
// document.
class TermListEncoder {
 public:
  TermListEncoder() { Start(); }

  // Forgets everything: the next term is the first of another document.
  void Start();

  // REQUIRES: `term` is above the one before, 1 to kMaxTermSize bytes.
  void Add(std::string_view term, std::uint32_t wdf);

  // The encoded list; empty without terms. Valid until the next Start(), which
  // must come before the next Add().
  std::string_view Finish();

  std::uint32_t terms() const { return terms_; }
  std::uint32_t length() const { return length_; }  // Sum of wdf.

 private:
  Scratch buffer_;       // Room for the head, then the list.
  std::size_t end_ = 0;  // Of the list, in buffer_.
  std::uint32_t terms_ = 0;
  std::uint32_t length_ = 0;
  char previous_term_[256] = {};
  std::size_t previous_size_ = 0;
};

}  // namespace precis::glass
