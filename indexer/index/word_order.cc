#include "indexer/index/word_order.h"

#include <array>
#include <cassert>

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
  begins_.assign(1, 0);
}

}  // namespace precis
