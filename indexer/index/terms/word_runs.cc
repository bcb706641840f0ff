#include "indexer/index/terms/word_runs.h"

namespace precis {

void WordRuns::Find(std::string_view text) {
  size_ = text.size();
  used_ = simd::ByteClassBlockCount(size_);
  if (blocks_.size() < used_) blocks_.resize(used_);
  simd::ClassifyBytes(text, {blocks_.data(), used_});
  // A word may begin with an underscore, which is of no class; there are few.
  for (std::size_t at = text.find('_'); at != std::string_view::npos;
       at = text.find('_', at + 1)) {
    blocks_[at / kBlock].word |= std::uint64_t{1} << (at % kBlock);
    blocks_[at / kBlock].high |= std::uint64_t{1} << (at % kBlock);
  }
}

}  // namespace precis
