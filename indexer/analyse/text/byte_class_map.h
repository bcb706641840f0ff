#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/simd/byte_classes.h"

namespace precis::analyse {

// The byte classes of one text, with searches over them 64 bytes at a time.
class ByteClassMap {
 public:
  using Class = std::uint64_t simd::ByteClassBlock::*;

  explicit ByteClassMap(std::string_view text)
      : size_(text.size()), blocks_(simd::ByteClassBlockCount(text.size())) {
    simd::ClassifyBytes(text, blocks_);
  }

  bool Has(Class kind, std::size_t at) const {
    return (blocks_[at / 64].*kind >> at % 64 & 1) != 0;
  }

  // The first byte in [from, end) of the class, or `end`.
  std::size_t Next(Class kind, std::size_t from, std::size_t end) const {
    return Scan(kind, from, end, 0);
  }

  // The first byte in [from, end) that is not of the class, or `end`.
  std::size_t NextOther(Class kind, std::size_t from, std::size_t end) const {
    return Scan(kind, from, end, ~std::uint64_t{0});
  }

  std::size_t size() const { return size_; }

  // The classes of the bytes from 64 i on.
  std::span<const simd::ByteClassBlock> blocks() const { return blocks_; }

 private:
  std::size_t Scan(Class kind, std::size_t from, std::size_t end,
                   std::uint64_t flip) const {
    while (from < end) {
      const std::uint64_t bits =
          ((blocks_[from / 64].*kind) ^ flip) >> from % 64;
      if (bits != 0) {
        const auto at = from + static_cast<std::size_t>(std::countr_zero(bits));
        return at < end ? at : end;
      }
      from = (from / 64 + 1) * 64;
    }
    return end;
  }

  std::size_t size_;
  std::vector<simd::ByteClassBlock> blocks_;
};

}  // namespace precis::analyse
