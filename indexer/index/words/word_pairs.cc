#include "indexer/index/words/word_pairs.h"

namespace precis {

void FillPairFilter(const CodeSpan& text, std::uint8_t* bytes) {
  if (text.size < PairFilter::kMinWords) return;
  const std::size_t blocks = text.size / PairFilter::kBlockBytes;
  WordCode first = text[0];
  for (std::size_t i = 1; i < text.size; ++i) {
    const WordCode second = text[i];
    if (first != kGapCode && second != kGapCode) {
      const WordPair pair(first, second);
      std::uint8_t* const at =
          bytes + pair.Block(blocks) * PairFilter::kBlockBytes;
      std::uint64_t block = 0;
      std::memcpy(&block, at, sizeof block);
      block |= pair.Bits();
      std::memcpy(at, &block, sizeof block);
    }
    first = second;
  }
}

}  // namespace precis
