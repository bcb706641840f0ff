#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace precis {

// Which of many names stand in a short text: a filter of its pairs of bytes
// says no of nearly all that do not, without a search.
//
// Thread safety: const functions from any thread.
class NameSpotter {
 public:
  // `text` outlives this.
  explicit NameSpotter(std::string_view text) : text_(text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      pairs_[PairAt(text, i - 1)] = true;
    }
  }

  bool Has(std::string_view name) const {
    if (name.size() >= 2 && !pairs_[PairAt(name, 0)]) return false;
    return text_.find(name) != std::string_view::npos;
  }

 private:
  static constexpr std::size_t kPairs = 4096;

  static std::size_t PairAt(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return (std::size_t{first} * 64 ^ second) % kPairs;
  }

  std::string_view text_;
  std::array<bool, kPairs> pairs_{};
};

}  // namespace precis
