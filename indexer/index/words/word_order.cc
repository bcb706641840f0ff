#include "indexer/index/words/word_order.h"

#include <array>
#include <cassert>

#include "indexer/index/words/word_pairs.h"

namespace precis {

WordCode CodeOfWord(std::string_view word) {
  std::array<char, 256> padded{};
  assert(!word.empty() && word.size() < padded.size());
  std::memcpy(padded.data(), word.data(), word.size());
  return CodeOfPadded(padded.data(), word.size());
}

void WordOrder::Clear() {
  low_.clear();
  high_.clear();
  pairs_.clear();
  begins_.assign(1, 0);
}

void WordOrder::Add(std::span<const WordCode> codes) {
  const std::size_t begin = low_.size();
  low_.resize(begin + codes.size());
  high_.resize(begin + codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    low_[begin + i] = static_cast<std::uint16_t>(codes[i]);
    high_[begin + i] = static_cast<std::uint8_t>(codes[i] >> 16);
  }
}

void WordOrder::EndDocument() {
  const std::uint64_t begin = begins_.back();
  const std::uint64_t end = low_.size();
  pairs_.resize(end);
  FillPairFilter({low_.data() + begin, high_.data() + begin, end - begin},
                 pairs_.data() + begin);
  begins_.push_back(end);
}

}  // namespace precis
