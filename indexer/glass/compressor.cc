#include "indexer/glass/compressor.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstddef>

namespace precis::glass {
namespace {

// Xapian 1.4 inflates in steps of this many bytes of outcome.
constexpr std::size_t kInflateStep = 8192;
// What the last bits of a stream, read as one byte, can stand for at most.
constexpr std::size_t kMostInOneByte = std::size_t{8} * 258;
constexpr std::size_t kTail = 4096;

// No item is larger than its table allows, see TableWriter.
constexpr std::size_t kMaxTag = std::size_t{1} << 32;

// Xapian calls an intact tag corrupt if its input is used up while inflate()
// still has outcome behind a full step to hand over. That takes a match across
// the step's end and everything behind it within the bits of one byte, the
// mark of the end included: only where the tail is so uniform that this mark's
// code, which is used once, has less than eight bits.
bool XapianMayStumble(std::string_view tag) {
  const std::size_t beyond = tag.size() % kInflateStep;
  return tag.size() > kInflateStep && beyond > 0 && beyond <= kMostInOneByte;
}

}  // namespace

void Compressor::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Compressor::Compressor(int level)
    : compressor_(level == 0 ? nullptr : libdeflate_alloc_compressor(level)) {}

Compressor::~Compressor() = default;

std::string_view Compressor::Compress(std::string_view tag) {
  if (!compressor_ || tag.size() < 2) return {};
  const std::size_t room = std::max(tag.size() - 1, kTail / 8);
  char* out = out_.Reserve(room);
  if (XapianMayStumble(tag)) {
    const std::string_view tail = tag.substr(tag.size() - kTail);
    if (libdeflate_deflate_compress(compressor_.get(), tail.data(), kTail, out,
                                    kTail / 8) > 0) {
      return {};
    }
  }
  const std::size_t size = libdeflate_deflate_compress(
      compressor_.get(), tag.data(), tag.size(), out, tag.size() - 1);
  return {out, size};  // 0: not shorter.
}

void Decompressor::Free::operator()(
    libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Decompressor::Decompressor() : decompressor_(libdeflate_alloc_decompressor()) {}

Decompressor::~Decompressor() = default;

bool Decompressor::Decompress(std::string_view compressed, std::string& tag) {
  if (!decompressor_) return false;
  for (std::size_t room = std::max<std::size_t>(4096, 8 * compressed.size());
       room <= kMaxTag; room *= 2) {
    tag.resize(room);
    std::size_t size = 0;
    const auto outcome = libdeflate_deflate_decompress(
        decompressor_.get(), compressed.data(), compressed.size(), tag.data(),
        room, &size);
    if (outcome == LIBDEFLATE_INSUFFICIENT_SPACE) continue;
    if (outcome != LIBDEFLATE_SUCCESS) return false;
    tag.resize(size);
    return true;
  }
  return false;
}

}  // namespace precis::glass
