#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/glass/compressor.h"
#include "indexer/search/open_index.h"

namespace precis {

// Reads what documents have stored, straight from the segments' tables: Xapian
// copies each block on the way from file to document, which for a page and its
// facets takes longer than finding them. What cannot be read Xapian is asked
// for, which knows how to say what is wrong.
//
// Thread safety: none.
class DocumentReader {
 public:
  // `open` must outlive this.
  explicit DocumentReader(const OpenIndex& open) : open_(open) {}

  // Until the next call of the same function. Empty if there is none. May throw
  // what Xapian throws.
  std::string_view Data(SegmentDocument document);
  std::string_view Value(SegmentDocument document, std::uint32_t slot);

 private:
  const OpenIndex& open_;
  glass::Decompressor decompressor_;
  std::string data_;
  std::string value_;
};

}  // namespace precis
