#pragma once

#include <xapian.h>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Words one behind the other: a string each would be an allocation for most.
//
// Thread safety: none.
class WordList {
 public:
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  // Until the next word begins.
  std::string_view operator[](std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(bytes_).substr(begin, ends_[at] - begin);
  }

  void Clear() {
    bytes_.clear();
    ends_.clear();
  }

  // More of the last word.
  void Append(char c) { bytes_ += c; }
  void Append(std::string_view bytes) { bytes_ += bytes; }
  void AppendCharacter(unsigned code_point) {
    Xapian::Unicode::append_utf8(bytes_, code_point);
  }
  // What is appended from now on is another word; there are no empty ones.
  void EndWord() {
    if (bytes_.size() == (ends_.empty() ? 0 : ends_.back())) return;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace precis
