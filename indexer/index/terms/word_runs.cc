#include "indexer/index/terms/word_runs.h"

namespace precis {

void WordRuns::Find(std::string_view text) {
  size_ = text.size();
  used_ = simd::WordByteBlockCount(size_);
  if (blocks_.size() < used_) blocks_.resize(used_);
  simd::FindWordBytes(text, {blocks_.data(), used_});
}

}  // namespace precis
