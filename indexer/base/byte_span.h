#pragma once

#include <cassert>
#include <cstddef>
#include <string_view>

namespace precis {

// A half-open range [begin, end) of byte offsets into an article's text.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

// The bytes of `text` that `span` names. REQUIRES: span lies within `text`.
inline std::string_view Slice(std::string_view text, ByteSpan span) {
  assert(span.begin <= span.end && span.end <= text.size());
  return text.substr(span.begin, span.size());
}

}  // namespace precis
