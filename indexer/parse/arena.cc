#include "indexer/parse/arena.h"

#include <algorithm>
#include <new>

namespace precis {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{64} << 10;
constexpr std::size_t kAlignment = alignof(std::max_align_t);

}  // namespace

void* Arena::Take(std::size_t size) {
  if (size > bytes_left_) return nullptr;
  const std::size_t rounded = (size + kAlignment - 1) / kAlignment * kAlignment;
  if (rounded > chunk_left_) {
    const std::size_t chunk = std::max(rounded, kChunkBytes);
    std::unique_ptr<std::byte[]> bytes(new (std::nothrow) std::byte[chunk]);
    if (!bytes) return nullptr;
    next_ = bytes.get();
    chunk_left_ = chunk;
    chunks_.push_back(std::move(bytes));
  }
  bytes_left_ -= std::min(bytes_left_, rounded);
  chunk_left_ -= rounded;
  void* const taken = next_;
  next_ += rounded;
  return taken;
}

}  // namespace precis
